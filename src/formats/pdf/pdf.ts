import type { Format } from '../format.ts';
import { planBooks } from '../plan-books.ts';
import { printBook } from './print-book.ts';
import { renderBook } from './render-book.ts';

/** One printed book per series. */
export const pdf: Format = {
  id: 'pdf',
  label: 'PDF',
  kind: 'book',
  plan: (input) =>
    planBooks(
      'pdf',
      input,
      (series) => renderBook(series, input),
      (book) => printBook(book, input.print),
    ),
};
