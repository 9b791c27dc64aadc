import type { Book } from '../../../model/book.ts';
import type { Article } from '../../../model/publication.ts';
import type { Words } from '../../../model/words.ts';
import { formatSize } from '../../../platform/sizes.ts';
import type { Download } from '../../format.ts';
import { phraseEdition } from '../../edition-phrases.ts';
import { hueOf } from '../../hue.ts';
import { fileOfDownload } from '../assets.ts';
import type { Page } from '../page.ts';
import { phraseIn, type Phrase } from './phrases.ts';
import type { Site } from './site.ts';

export interface DownloadView {
  readonly format: string;
  readonly size: string;
  readonly href: string;
}

/** The books of one series. */
export interface BooksView {
  readonly hue: number;
  readonly series: Phrase;
  /** `2. utgave, 2. november 2026`; of a sample, that it is one. */
  readonly edition: string;
  readonly files: readonly DownloadView[];
}

/** The PDF of one article, where there is one. */
export function viewHandout(
  { address }: Article,
  page: Page,
  site: Site,
  words: Words,
): DownloadView | undefined {
  const handout = site.input.downloads.find(
    ({ book }) => book.kind === 'article' && book.address === address,
  );
  return handout && viewDownload(handout, page, words);
}

/** Undefined when the book of a series or a collection is not made. */
export function viewBooks(id: string, page: Page, site: Site, words: Words): BooksView | undefined {
  const book = site.input.publication.books.find((one) => one.id === id);
  const files = site.input.downloads
    .filter((download) => download.book === book)
    .map((download) => viewDownload(download, page, words));
  if (book === undefined || files.length === 0) return undefined;
  return {
    hue: hueOf(book.hue),
    series: phraseIn(book.title, book.language, words.language),
    edition: describeEdition(book, words),
    files,
  };
}

function describeEdition({ edition, sample }: Book, words: Words): string {
  return [...(sample === undefined ? [] : [words('siteSample')]), phraseEdition(edition, words)].join(', ');
}

function viewDownload(download: Download, page: Page, words: Words): DownloadView {
  return {
    format: download.format.label,
    size: phraseSize(download.size, words),
    href: page.href(fileOfDownload(download)),
  };
}

/** Empty for a file that is not made yet. */
export function phraseSize(size: number, words: Words): string {
  return size === 0 ? '' : formatSize(size, words.language);
}
