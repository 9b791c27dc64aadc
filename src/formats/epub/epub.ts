import type { Format } from '../format.ts';
import { planBooks } from '../plan-books.ts';
import { packageBook } from './package-book.ts';
import { renderBook } from './render-book.ts';

/** One e-book per series: EPUB 3.3, which readers of EPUB 2 can open too. */
export const epub: Format = {
  id: 'epub',
  label: 'EPUB',
  kind: 'book',
  plan: (input) => planBooks('epub', input, (series) => renderBook(series, input), packageBook),
};
