import { diagnose, type Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Book } from '../../../model/book.ts';
import { startOf } from '../../../model/place.ts';
import type { Publication } from '../../../model/publication.ts';
import { formatSize } from '../../../platform/sizes.ts';

/** `size` in bytes, of the finished file. */
export function weighBook(size: number, book: Book, { bookLimit }: Publication): Diagnostic[] {
  if (size <= bookLimit) return [];
  return [
    diagnose(
      'book-size',
      startOf(book.source),
      `The e-book "${book.title}" is ${formatSize(size)}, more than ${formatSize(bookLimit)}.`,
      { hint: 'Make its images smaller, or raise bookSize in publication.yaml.' },
    ),
  ];
}
