import { keyOf } from '../../cache/key.ts';
import type { PrintableBook } from './render-book.ts';

/** A digest of all that a book is: its data, its pages and their files, and what its functions give. */
export function keyOfBook(book: PrintableBook): string {
  const request = book.request({ numbers: new Map(), hasBlank: false });
  const targets = [...request.html.matchAll(/ href="#([^"]+)"/g)].map(([, id = '']) => id);
  return keyOf({
    ...book,
    request,
    requestFront: book.requestFront?.().html,
    titleOf: [...new Set(targets)].map((id) => [id, book.titleOf(id)]),
  });
}
