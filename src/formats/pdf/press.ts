import type { Format } from '../format.ts';
import { planBooks } from '../plan-books.ts';
import { checkFonts } from './check-fonts.ts';
import type { Press } from './style-pages.ts';

/** Printers ask for 3 mm; the rest of the edge contains the marks. */
const press: Press = { bleed: 3, edge: 10 };

/** Every book as a printing house takes it: colour runs over the trim, and the corners are marked. */
export const pressPdf: Format = {
  id: 'press',
  label: 'Press',
  ending: 'pdf',
  stage: 'print',
  onRequest: true,
  plan: (input) =>
    planBooks({ id: 'press', ending: 'pdf' }, input, {
      prepare: () => Promise.resolve(undefined),
      render: async (book) => (await import('./render-book.ts')).renderBook(book, input, press),
      lint: (_printable, book) => checkFonts(book, input),
      pack: async (printable, _book, services) => {
        const { printOnce } = await import('./reuse-print.ts');
        return (await printOnce(printable, services)).file;
      },
    }),
};
