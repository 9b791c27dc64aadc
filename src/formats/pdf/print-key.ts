import { keyOf } from '../../cache/key.ts';
import type { Picture } from '../../model/publication.ts';
import type { PrintableBook } from './render-book.ts';

/** A digest of all that a book is: its data, its pages and their files, and what its functions give. */
export function keyOfBook(book: PrintableBook): string {
  const request = book.request(book.render({ numbers: new Map(), hasBlank: false }));
  const targets = [...request.html.matchAll(/ href="#([^"]+)"/g)].map(([, id = '']) => id);
  return keyOf({
    ...book,
    pictures: [...book.pictures].map(([path, { asset, box }]) => [path, box, describePicture(asset)]),
    request,
    source: undefined,
    font: undefined,
    render: undefined,
    renderFront: book.renderFront?.(),
    titleOf: [...new Set(targets)].map((id) => [id, book.titleOf(id)]),
  });
}

/** All but the way to its bytes, for which the digest stands. */
function describePicture(asset: Picture): unknown {
  return Object.entries(asset).filter(([name]) => name !== 'read');
}
