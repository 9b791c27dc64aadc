import type { Checked, Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Book } from '../../model/book.ts';
import type { RenderInput } from '../format.ts';
import type { MakeServices } from '../make-services.ts';
import type { Pagination } from '../pagination.ts';
import type { EpubBook } from './book.ts';
import { openCovers } from './cover.ts';
import { openImages, type BookImages } from './images.ts';
import { lintBook, readForLint, type OwnSystems } from './lint/lint.ts';
import { renderBook } from './render-book.ts';

/** What a book is rendered with. */
interface PreparedBook {
  readonly images: Checked<BookImages>;
  /** How the printed edition of this build falls on pages. */
  readonly pagination: Pagination | undefined;
}

interface RenderedBook {
  readonly rendered: EpubBook;
  /** What is wrong with its images, and what reading systems would show badly. */
  readonly diagnostics: readonly Diagnostic[];
}

interface BookMaker {
  prepare(book: Book, services: MakeServices): Promise<PreparedBook>;
  render(book: Book, prepared: PreparedBook): Promise<RenderedBook>;
}

/** Makes the e-books of a publication: what several show is read, encoded and drawn once. */
export function openBookMaker(input: RenderInput, own: OwnSystems | undefined): BookMaker {
  const readImages = openImages(input.publication);
  const makeCover = openCovers(input);
  const templates = readForLint(input.templates);
  return {
    prepare: async (book, { pictures, paginations }) => ({
      images: await readImages(book, pictures),
      pagination: paginations.get(book.path),
    }),
    render: async (book, { images: { value: images, diagnostics }, pagination }) => {
      const cover = await makeCover(book, images);
      const rendered = renderBook(book, input, { images, cover, pagination });
      return {
        rendered,
        diagnostics: [...diagnostics, ...lintBook(book, rendered, images, input.publication, templates, own)],
      };
    },
  };
}
