import type { Download, Format, RenderInput } from '../../formats/format.ts';
import { bookPath } from '../../formats/plan-books.ts';
import type { Formats } from '../../formats/formats.ts';
import type { Book } from '../../model/book.ts';
import type { Publication } from '../../model/publication.ts';
import type { Staging } from '../../emit/staging.ts';
import { isOfAudience, placementFor } from '../audiences.ts';
import { epochOfBooks } from '../dates.ts';
import type { Host } from '../host.ts';
import type { PreparedPublication } from '../prepare.ts';

export function makeInput(
  { templates, words, bibliography, font, publication: forEveryone }: PreparedPublication,
  environment: Host['environment'],
  given: Omit<RenderInput, 'templates' | 'words' | 'bibliography' | 'epoch' | 'font'>,
): RenderInput {
  return {
    templates,
    words,
    bibliography,
    epoch: epochOfBooks(forEveryone, environment),
    font,
    ...given,
  };
}

/** Every book that these readers can be offered, its size and digest not yet known. */
export function plannedDownloads(publication: Publication, formats: Formats): Download[] {
  const { books, handouts, audience } = publication;
  const { offered: bookFormats } = formats;
  const place = placementFor(audience, formats);
  const plan = (book: Book, format: Format): Download => ({
    book,
    format: { id: format.id, label: format.label },
    path: isOfAudience(book, publication) ? place(bookPath(format, book)) : bookPath(format, book),
    size: 0,
    sha256: '',
  });
  const isMade = ({ sample }: Book) => sample === undefined || sample.open > 0;
  return [
    ...books.filter(isMade).flatMap((book) => bookFormats.map((format) => plan(book, format))),
    ...bookFormats
      .filter(({ hasHandouts }) => hasHandouts)
      .flatMap((format) => handouts.map((book) => plan(book, format))),
  ];
}

/** The books of this build and, where it did not make them, of earlier ones. */
export function findDownloads(publication: Publication, formats: Formats, staging: Staging): Download[] {
  return plannedDownloads(publication, formats).flatMap((download) => {
    const measured = staging.measure(download.path);
    return measured === undefined ? [] : [{ ...download, ...measured }];
  });
}
