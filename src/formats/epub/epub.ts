import type { Plugins } from '../../markdown/plugins/plugins.ts';
import type { Format } from '../format.ts';
import { planBooks } from '../plan-books.ts';
import { weighBook } from './lint/weigh-book.ts';

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
