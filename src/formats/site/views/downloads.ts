import type { Words } from '../../../model/words.ts';
import type { Series } from '../../../model/publication.ts';
import { formatSize } from '../../../platform/sizes.ts';
import { fileOfDownload } from '../assets.ts';
import type { Page } from '../page.ts';
import { phraseIn, type Phrase } from './phrases.ts';
import { hueOf, type Site } from './site.ts';

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

/** Undefined when no book of the series is made. */
export function viewBooks(series: Series, page: Page, site: Site, words: Words): BooksView | undefined {
  const files = site.input.downloads
    .filter((download) => download.book.kind === 'series' && download.book.path === series.id)
    .map((download) => ({
      format: download.format.label,
      size: formatSize(download.size, words.language),
      href: page.href(fileOfDownload(download)),
    }));
  if (files.length === 0) return undefined;
  return { hue: hueOf(series, site), series: phraseIn(series.title, series.language, words.language), files };
}
