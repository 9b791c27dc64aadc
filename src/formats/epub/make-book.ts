import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Book } from '../../model/book.ts';
import type { FormatInput } from '../format.ts';
import type { EpubBook } from './book.ts';
import { openCovers } from './cover.ts';
import { openImages } from './images.ts';
import { lintBook, readForLint } from './lint/lint.ts';
import { renderBook } from './render-book.ts';

interface MadeBook {
  readonly rendered: EpubBook;
  /** What is wrong with its images, and what reading systems would show badly. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the e-books of a publication: what several show is read, encoded and drawn once. */
export function openBookMaker(input: FormatInput): (book: Book) => Promise<MadeBook> {
  const readImages = openImages(input.publication, input.pictures);
  const makeCover = openCovers(input);
  const templates = readForLint(input.templates);
  return async (book) => {
    const { value: images, diagnostics } = await readImages(book);
    const rendered = renderBook(book, input, images, await makeCover(book, images));
    return {
      rendered,
      diagnostics: [...diagnostics, ...lintBook(book, rendered, images, input.publication, templates)],
    };
  };
}
