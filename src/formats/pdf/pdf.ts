import type { Book } from '../../model/book.ts';
import type { Format } from '../format.ts';
import { planBooks } from '../plan-books.ts';
import { renderBook } from './render-book.ts';
import { printOnce } from './reuse-print.ts';
import { tellObstacles } from './ua/tell-obstacles.ts';

/** Every book printed. */
export const pdf: Format = {
  id: 'pdf',
  label: 'PDF',
  stage: 'print',
  hasHandouts: true,
  plan: (input) => {
    const obstacles = new Map<Book, readonly string[]>();
    const books = [...input.books, ...input.handouts];
    return planBooks(
      { id: 'pdf', ending: 'pdf' },
      { ...input, books },
      {
        render: (book) => renderBook(book, input),
        pack: async (printable, book) => {
          const printed = await printOnce(printable, input);
          input.paginations.set(book.path, printed.pagination);
          obstacles.set(book, printed.obstacles);
          return printed.bytes;
        },
        inspect: (_size, book) => tellObstacles(book, obstacles.get(book) ?? []),
      },
    );
  },
};
