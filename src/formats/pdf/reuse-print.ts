import { keyOf } from '../../cache/key.ts';
import type { EarlierPrints } from '../earlier-prints.ts';
import type { MakeServices } from '../make-services.ts';
import { printFitted } from './fit-pictures.ts';
import { freezeBook } from './frozen-book.ts';
import { printBook, type PrintedBook } from './print-book.ts';
import { keyOfBook } from './print-key.ts';
import type { PrintableBook } from './render-book.ts';
import { decodePrint, encodePrint } from './stored-print.ts';

/** Prints a book, unless an earlier build has printed the same one. */
export function printOnce(
  book: PrintableBook,
  { print, pictures, earlierPrints }: Pick<MakeServices, 'print' | 'pictures' | 'earlierPrints'>,
): Promise<PrintedBook> {
  const fresh = (): Promise<PrintedBook> => printBook(book, printFitted(book, { print, pictures }));
  return earlierPrints === undefined ? fresh() : reusePrint(book, earlierPrints, fresh);
}

/**
 * The print of an earlier build when neither the book nor what prints it has changed since, or that of another machine. A
 * new one is kept.
 */
export async function reusePrint(
  book: PrintableBook,
  { store, printedBy, elsewhere }: EarlierPrints,
  print: () => Promise<PrintedBook>,
): Promise<PrintedBook> {
  const bookKey = keyOfBook(book);
  const keyWith = (printer: string): string => keyOf([printer, bookKey]);
  const expected = await printedBy();
  if (expected !== undefined) {
    const key = keyWith(expected);
    const pack = () => Promise.resolve(freezeBook(book));
    const found =
      (await store.find(key)) ?? (await elsewhere?.make({ kind: 'prints', key, madeBy: expected, pack }));
    if (found !== undefined) return decodePrint(found);
  }
  const printed = await (elsewhere === undefined ? print() : elsewhere.makeHere(print));
  // Asked once more: a browser that names its version may still not start, and the next one prints.
  const actual = await printedBy();
  if (actual !== undefined) store.keep(keyWith(actual), ...encodePrint(printed));
  return printed;
}
