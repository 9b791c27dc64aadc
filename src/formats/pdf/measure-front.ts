import type { PrintPage } from '../../platform/print-request.ts';
import { locateDestinations } from './postprocess/pages.ts';
import { readTags } from './postprocess/tags.ts';
import { numberOfPage } from './page-numbers.ts';
import { printPiece } from './printed-piece.ts';
import type { BookLayout, PrintableBook } from './render-book.ts';
import { listHeadingLevels } from './ua/rules/headings.ts';

/** How the pages before the body fall. */
export interface MeasuredFront extends BookLayout {
  /** All of them, with the empty one that may end them. */
  readonly pages: number;
  /** Of its headings, in order. */
  readonly headingLevels: readonly number[];
}

/** What has no front has no contents to fill either. */
const bare: MeasuredFront = { numbers: new Map(), hasBlank: false, pages: 0, headingLevels: [] };

/**
 * Prints the front alone, which is soon done: it shows its Roman numbers, and whether an empty page has to end it. They
 * are final, for nothing that follows can move them.
 */
export async function measureFront(book: PrintableBook, print: PrintPage): Promise<MeasuredFront> {
  if (book.renderFront === undefined) return bare;
  const { file, contents } = await printPiece(book, book.renderFront(), print);
  const located = locateDestinations(file);
  const numbers = book.slots.flatMap(({ id }) => {
    const page = located.get(id);
    return page === undefined ? [] : [[id, numberOfPage(page, contents.length)] as const];
  });
  const hasBlank = contents.length % 2 !== 0;
  return {
    numbers: new Map(numbers),
    hasBlank,
    pages: contents.length + (hasBlank ? 1 : 0),
    headingLevels: listHeadingLevels(readTags(file)),
  };
}
