import type { Words } from '../../../model/words.ts';
import { formatSize } from '../../../platform/sizes.ts';
import { hueOf } from '../../hue.ts';
import { fileOfDownload } from '../assets.ts';
import type { Page } from '../page.ts';
import { phraseIn, type Phrase } from './phrases.ts';
import type { Site } from './site.ts';

interface DownloadView {
  readonly format: string;
  readonly size: string;
  readonly href: string;
}

/** The books of one series. */
export interface BooksView {
  readonly hue: number;
  readonly series: Phrase;
  readonly files: readonly DownloadView[];
}

/** Undefined when the book of a series or a collection is not made. `path` is that of the book. */
export function viewBooks(path: string, page: Page, site: Site, words: Words): BooksView | undefined {
  const book = site.input.publication.books.find((one) => one.path === path);
  const files = site.input.downloads
    .filter((download) => download.book === book)
    .map((download) => ({
      format: download.format.label,
      size: formatSize(download.size, words.language),
      href: page.href(fileOfDownload(download)),
    }));
  if (book === undefined || files.length === 0) return undefined;
  return { hue: hueOf(book.hue), series: phraseIn(book.title, book.language, words.language), files };
}
