import type { Book } from '../../model/book.ts';
import { startOf } from '../../model/place.ts';
import type { Format } from '../format.ts';
import { planBooks } from '../plan-books.ts';
import { checkFonts, nameBoxes } from './check-fonts.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';

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

/** Says why a printed book does not claim to be accessible. */
function diagnoseObstacles({ title, source }: Book, obstacles: readonly string[]): Diagnostic[] {
  if (obstacles.length === 0) return [];
  return [
    diagnose(
      'pdf-accessible',
      startOf(source),
      `The PDF "${title}" does not claim PDF/UA-1: ${obstacles.join('; ')}.`,
      {
        hint: 'The numbers are sections of ISO 14289-1. Fix what comes from your own templates, and report the rest as a bug in Kolofon.',
      },
    ),
  ];
}
