import type { Format } from '../format.ts';
import { planBooks } from '../plan-books.ts';
import { openCovers } from './cover.ts';
import { openImages } from './images.ts';
import { lintBook, readForLint, weighBook } from './lint/lint.ts';
import { packageBook } from './package-book.ts';
import { renderBook } from './render-book.ts';

/** Every book as an e-book: EPUB 3.3, which readers of EPUB 2 can open too. */
export const epub: Format = {
  id: 'epub',
  label: 'EPUB',
  stage: 'e-book',
  plan: (input) => {
    const readImages = openImages(input.publication);
    const makeCover = openCovers(input);
    const templates = readForLint(input.templates);
    return planBooks({ id: 'epub', ending: 'epub' }, input, {
      ready: (book) => input.paginations.wait(book.path),
      render: async (book) => {
        const { value: images, diagnostics } = await readImages(book);
        const rendered = renderBook(book, input, images, await makeCover(book, images));
        return { rendered, images, diagnostics };
      },
      pack: ({ rendered }) => packageBook(rendered),
      lint: ({ rendered, images, diagnostics }, book) => [
        ...diagnostics,
        ...lintBook(book, rendered, images, input.publication, templates),
      ],
      inspect: (size, book) => weighBook(size, book, input.publication),
    });
  },
};
