import type { Plugins } from '../../markdown/plugins/plugins.ts';
import type { Format } from '../format.ts';
import { planBooks } from '../plan-books.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Book } from '../../model/book.ts';
import { startOf } from '../../model/place.ts';
import type { Publication } from '../../model/publication.ts';
import { formatSize } from '../../platform/sizes.ts';

/**
 * Every book as an e-book: EPUB 3.3, which readers of EPUB 2 can open too. What makes one is loaded for the first.
 * `plugins`: those of the publication, whose reading systems are checked too.
 */
export function epubWith(plugins?: Pick<Plugins, 'readingSystems' | 'root'>): Format {
  return {
    id: 'epub',
    label: 'EPUB',
    stage: 'e-book',
    plan: (input) => {
      const opening = async () => (await import('./make-book.ts')).openBookMaker(input, plugins);
      let maker: ReturnType<typeof opening> | undefined;
      return planBooks({ id: 'epub' }, input, {
        prepare: async (book, services) => {
          await services.paginations.wait(book.path);
          maker ??= opening();
          return (await maker).prepare(book, services);
        },
        render: async (book, prepared) => {
          maker ??= opening();
          return (await maker).render(book, prepared);
        },
        pack: async ({ rendered }, _book, { pictures }) =>
          (await import('./package-book.ts')).packageBook(rendered, pictures),
        lint: ({ diagnostics }) => diagnostics,
        inspect: (size, book) => weighBook(size, book, input.publication),
      });
    },
  };
}

/** `size` in bytes, of the finished file. */
function weighBook(size: number, book: Book, { bookLimit }: Publication): Diagnostic[] {
  if (size <= bookLimit) return [];
  return [
    diagnose(
      'book-size',
      startOf(book.source),
      `The e-book "${book.title}" is ${formatSize(size)}, more than ${formatSize(bookLimit)}.`,
      { hint: 'Make its images smaller, or raise bookSize in publication.yaml.' },
    ),
  ];
}
