import { describe, expect, test } from 'vitest';
import { keyOf } from '../../../src/cache/key.ts';
import { freezeBook, listBlobs, thawBook } from '../../../src/formats/pdf/frozen-book.ts';
import { pathsIn } from '../../../src/formats/pdf/fit-pictures.ts';
import { keyOfBook } from '../../../src/formats/pdf/reuse-print.ts';
import { renderBook, type PrintableBook } from '../../../src/formats/pdf/render-book.ts';
import { makeInput } from './make-book.ts';

const input = await makeInput();
const books = [...input.books, ...input.handouts].map((book) => renderBook(book, input));

/** A book as another machine has it, and what it would miss there. */
function move(book: PrintableBook): { moved: PrintableBook; missing: Set<string> } {
  const packed = freezeBook(book);
  if (packed === undefined) throw new Error('The book cannot be packed.');
  const blobs = new Map(packed.blobs.map(({ digest, read }) => [digest, read()]));
  expect([...blobs.keys()].sort()).toEqual(listBlobs(packed.input).sort());
  const missing = new Set<string>();
  const readBlob = (digest: string) => {
    const bytes = blobs.get(digest);
    if (bytes === undefined) throw new Error(`No blob has the digest ${digest}.`);
    return bytes;
  };
  return { moved: thawBook(Uint8Array.from(packed.input), readBlob, missing), missing };
}

describe.each(books.map((book) => [book.description.title, book] as const))('%s', (_title, book) => {
  const { moved, missing } = move(book);

  test('has the same key, pages and pictures on another machine', () => {
    expect(keyOfBook(moved)).toBe(keyOfBook(book));
    for (const hasBlank of [false, true]) {
      const numbers = new Map(book.slots.map(({ id }, index) => [id, `x${String(index)}`]));
      const layout = { numbers, hasBlank };
      expect(moved.render(layout)).toBe(book.render(layout));
      expect(keyOf(moved.request(moved.render(layout), 7))).toBe(keyOf(book.request(book.render(layout), 7)));
    }
    for (const path of pathsIn(book.render({ numbers: new Map(), hasBlank: false })))
      expect(moved.pictures.get(path)?.asset.read()).toEqual(book.pictures.get(path)?.asset.read());
    expect(missing).toEqual(new Set());
  });

  test('notes a font that was not packed', () => {
    moved.request('<p>ქართული</p>');
    expect([...missing]).toContain('noto-serif-georgian/unicode.json');
  });
});

test('a book whose templates reckon with page numbers stays where it is', () => {
  const [book] = books;
  if (book === undefined) throw new Error('There is no book.');
  const reckoning: PrintableBook = {
    ...book,
    render: (layout) =>
      `${book.render(layout)}<p>${String(Math.max(...[...layout.numbers.values()].map(Number)))}</p>`,
  };
  expect(freezeBook(reckoning)).toBeUndefined();
});
