import { directionOf } from '../../model/direction.ts';
import type { PrintPage } from '../../platform/print-request.ts';
import type { MeasuredFront } from './measure-front.ts';
import { fillContentsNumbers } from './postprocess/contents-numbers.ts';
import { openGlyphReader } from './postprocess/glyphs.ts';
import { locateDestinations } from './postprocess/pages.ts';
import { numberOfPage } from './page-numbers.ts';
import type { PlacedPiece } from './print-in-pieces.ts';
import { printPiece } from './printed-piece.ts';
import type { PrintableBook } from './render-book.ts';

/**
 * Prints a book at once, with placeholders in its contents: only the print shows on which page a chapter begins. The
 * numbers are put into the finished file. Where that cannot be done it is printed once more with the numbers in its text.
 */
export async function* printWhole(
  book: PrintableBook,
  html: string,
  front: MeasuredFront,
  print: PrintPage,
): AsyncGenerator<PlacedPiece> {
  const first = await printPiece(book, html, print);
  const located = locateDestinations(first.file);
  const frontPages = book.renderFront === undefined ? 0 : countFront(located, book);
  if (frontPages % 2 !== 0) throw new Error('The body of the book does not begin on the right.');
  const numbers = findNumbers(located, book, frontPages);
  const open = book.slots.filter(({ id }) => !front.numbers.has(id));
  const filled = fillContentsNumbers(
    first.contents,
    open,
    numbers,
    openGlyphReader(first.file),
    directionOf(book.description.language) === 'rtl',
  );
  const place = {
    role: 'whole',
    frontPages,
    pagesBefore: 0,
    foreign: new Set<string>(),
    omitted: [],
  } as const;
  if (filled !== undefined && agree(front.numbers, numbers)) {
    yield { ...first, ...place, contents: filled };
    return;
  }

  const second = await printPiece(book, book.render({ ...front, numbers }), print);
  const settled = findNumbers(locateDestinations(second.file), book, frontPages);
  if (!agree(numbers, settled)) throw new Error('The page numbers of the contents do not settle.');
  yield { ...second, ...place };
}

function countFront(located: ReadonlyMap<string, number>, { bodyStart }: PrintableBook): number {
  const page = located.get(bodyStart);
  if (page === undefined) throw new Error(`The print has no place for ${bodyStart}, where the body begins.`);
  return page - 1;
}

/** The numbers of pages in the contents, by the ids to which they lead. */
function findNumbers(
  located: ReadonlyMap<string, number>,
  { slots }: PrintableBook,
  frontPages: number,
): ReadonlyMap<string, string> {
  return new Map(
    slots.map(({ id }) => {
      const page = located.get(id);
      if (page === undefined)
        throw new Error(`The print has no place for ${id}, which the contents lead to.`);
      return [id, numberOfPage(page, frontPages)];
    }),
  );
}

function agree(some: ReadonlyMap<string, string>, all: ReadonlyMap<string, string>): boolean {
  return [...some].every(([id, number]) => all.get(id) === number);
}
