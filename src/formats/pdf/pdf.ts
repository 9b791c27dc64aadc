import type { Book } from '../../model/book.ts';
import type { Format } from '../format.ts';
import { planBooks } from '../plan-books.ts';
import { checkFonts, nameBoxes } from './check-fonts.ts';
import { diagnoseObstacles } from './ua/diagnose-obstacles.ts';

/** Every book printed. What makes one is loaded for the first. */
export const pdf: Format = {
  id: 'pdf',
  label: 'PDF',
  stage: 'print',
  hasHandouts: true,
  plan: (input) => {
    const obstacles = new Map<Book, readonly string[]>();
    const books = [...input.books, ...input.handouts];
    return planBooks(
      { id: 'pdf' },
      { ...input, books },
      {
        prepare: () => Promise.resolve(undefined),
        render: async (book) => (await import('./render-book.ts')).renderBook(book, input),
        lint: (_printable, book) => checkFonts(book, input),
        pack: async (printable, book, services) => {
          const { printOnce } = await import('./reuse-print.ts');
          const printed = await printOnce(printable, services);
          services.paginations.set(book.path, printed.pagination);
          obstacles.set(book, printed.obstacles);
          return printed.file;
        },
        inspect: (_size, book) => {
          const found = obstacles.get(book) ?? [];
          return [...nameBoxes(book, found), ...diagnoseObstacles(book, found)];
        },
      },
    );
  },
};
