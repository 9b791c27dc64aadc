import type { Download, Format, FormatInput } from '../formats/format.ts';
import { bookPath } from '../formats/plan-books.ts';
import { usualFormats } from '../formats/registry.ts';
import type { Book } from '../model/book.ts';
import type { Publication } from '../model/publication.ts';
import { readFont } from '../platform/fonts.ts';
import { indexPages } from '../platform/index-pages.ts';
import type { Staging } from '../emit/staging.ts';
import { epochOfBooks } from './dates.ts';
import type { Prepared } from './prepare.ts';
import type { Written } from './progress.ts';

export function makeInput(
  prepared: Prepared,
  environment: NodeJS.ProcessEnv,
  given: Pick<FormatInput, 'books' | 'handouts' | 'print' | 'earlierPrints' | 'paginations' | 'downloads'>,
): FormatInput {
  return {
    ...prepared,
    epoch: epochOfBooks(prepared.publication, environment),
    font: readFont,
    indexPages,
    ...given,
  };
}

/** Every book there can be, its size not yet known. */
export function plannedDownloads({ books, handouts }: Publication): Download[] {
  const bookFormats = usualFormats.filter(({ stage }) => stage !== 'site');
  const plan = (book: Book, { id, label }: Format): Download => ({
    book,
    format: { id, label },
    path: bookPath(id, book),
    size: 0,
  });
  return [
    ...books.flatMap((book) => bookFormats.map((format) => plan(book, format))),
    ...bookFormats
      .filter(({ hasHandouts }) => hasHandouts)
      .flatMap((format) => handouts.map((book) => plan(book, format))),
  ];
}

/** The books of this build and, where it did not make them, of earlier ones. */
export function findDownloads(
  publication: Publication,
  written: readonly Written[],
  staging: Staging,
): Download[] {
  const sizes = new Map(written.map(({ path, size }) => [path, size]));
  return plannedDownloads(publication).flatMap((download) => {
    const size = sizes.get(download.path) ?? staging.sizeOfEarlier(download.path);
    return size === undefined ? [] : [{ ...download, size }];
  });
}
