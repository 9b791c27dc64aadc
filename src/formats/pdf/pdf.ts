import type { Format } from '../format.ts';
import { planBooks } from '../plan-books.ts';
import { printBook } from './print-book.ts';
import { renderBook } from './render-book.ts';

/** Every book printed. */
export const pdf: Format = {
  id: 'pdf',
  label: 'PDF',
  stage: 'print',
  plan: (input) =>
    planBooks('pdf', input, {
      render: (book) => renderBook(book, input),
      pack: async (printable, book) => {
        const { bytes, pagination } = await printBook(printable, input.print);
        input.paginations.set(book.path, pagination);
        return bytes;
      },
    }),
};
