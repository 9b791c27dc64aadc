import type { Book } from '../../../model/book.ts';
import type { Article } from '../../../model/series.ts';
import type { Words } from '../../../model/words.ts';
import { formatSize } from '../../../platform/sizes.ts';
import type { Download } from '../../format.ts';
import { phraseEdition } from '../../book-phrases.ts';
import { hueOf } from '../../hue.ts';
import { rememberPer } from '../../../model/memoise.ts';
import { fileOfDownload } from '../assets.ts';
import { downloadsByBook } from '../data/offered-books.ts';
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

interface Index {
  /** The first of each id. */
  readonly books: ReadonlyMap<string, Book>;
  readonly downloads: ReadonlyMap<Book, readonly Download[]>;
  /** By the addresses of their articles. */
  readonly handouts: ReadonlyMap<string, Download>;
}

const remember = rememberPer<Index>();

function indexOf(site: Site): Index {
  return remember(site, 'all', () => {
    const { publication, downloads } = site.input;
    const handouts = downloads.filter(({ book }) => book.kind === 'article');
    return {
      books: new Map(publication.books.toReversed().map((book) => [book.id, book])),
      downloads: downloadsByBook(downloads),
      handouts: new Map(handouts.toReversed().map((download) => [download.book.address, download])),
    };
  });
}

/** The PDF of one article, where there is one. */
export function viewHandout(
  article: Article,
  page: Page,
  site: Site,
  words: Words,
): DownloadView | undefined {
  const { handouts } = indexOf(site);
  const handout = handouts.get(article.address);
  return handout && viewDownload(handout, page, words);
}

/** Undefined when the book of a series or a collection is not made. */
export function viewBooks(id: string, page: Page, site: Site, words: Words): BooksView | undefined {
  const { books, downloads } = indexOf(site);
  const book = books.get(id);
  const own = book && downloads.get(book);
  if (book === undefined || own === undefined) return undefined;
  return {
    hue: hueOf(book.hue),
    series: phraseIn(book.title, book.language, words.language),
    edition: describeEdition(book, words),
    files: own.map((download) => viewDownload(download, page, words)),
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
