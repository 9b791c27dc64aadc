import { keyOf } from '../../cache/key.ts';
import { bytesOf } from '../../cache/store-folder.ts';
import { listBlobs, thawBook } from '../../formats/pdf/frozen-book.ts';
import { printFitted } from '../../formats/pdf/fit-pictures.ts';
import { printBook } from '../../formats/pdf/print-book.ts';
import { keyOfBook, encodePrint } from '../../formats/pdf/reuse-print.ts';
import type { WorkKind } from './work-kind.ts';

/** Prints a book. */
export const print: WorkKind = {
  madeBy: ({ printedBy }) => printedBy(),
  listBlobs,
  make: async ({ input, readBlob }, services) => {
    const missing = new Set<string>();
    const book = thawBook(input, readBlob, missing);
    const key = keyOfBook(book);
    const printed = await printBook(book, printFitted(book, services));
    try {
      // Which browser could be started is known now.
      const printer = await services.printedBy();
      if (missing.size > 0) throw new Error(`The book was packed without ${[...missing].join(', ')}.`);
      const pieces = Array.from(bytesOf(encodePrint(printed)), (piece) => Buffer.from(piece));
      return { key: keyOf([printer, key]), bytes: Buffer.concat(pieces) };
    } finally {
      printed.file.remove();
    }
  },
};
