import type { Book } from '../../model/book.ts';
import { openCoverDrawing, paintCover } from '../book-cover.ts';
import type { RenderInput } from '../format.ts';
import type { BookFile } from './book.ts';
import type { BookImages } from './images.ts';

/** The picture of the cover. */
export interface Cover {
  /** What shops and shelves show: a bitmap. */
  readonly image: BookFile;
  /** What the first page of the book shows: the same as a drawing, where it was drawn here. */
  readonly page: BookFile;
}

export type MakeCover = (book: Book, images: BookImages) => Promise<Cover>;

/** Makes covers: the editor's own image, or one that is drawn, as SVG and as PNG. */
export function openCovers(input: RenderInput): MakeCover {
  const draw = openCoverDrawing(input);
  return async (book, images) => {
    const own = book.cover && images.find(book.cover.source);
    if (own !== undefined) return { image: own, page: own };
    const svg = await draw(book);
    const bytes = new TextEncoder().encode(svg);
    return {
      image: { path: 'cover.png', mediaType: 'image/png', bytes: (pictures) => paintCover(svg, pictures) },
      page: { path: 'cover.svg', mediaType: 'image/svg+xml', bytes: () => Promise.resolve(bytes) },
    };
  };
}
