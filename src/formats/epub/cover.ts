import type { Book } from '../../model/book.ts';
import { describeFacts } from '../book-facts.ts';
import type { FormatInput } from '../format.ts';
import { darkHueOf } from '../drawing/dark-hues.ts';
import { openFaces, type Faces } from '../drawing/faces.ts';
import { paintDrawing } from '../drawing/paint.ts';
import { drawSeriesMark, placeSeriesMark } from '../drawing/series-mark.ts';
import { coverSize, setCover } from './draw-cover.ts';
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
export function openCovers(input: FormatInput): MakeCover {
  let faces: Promise<Faces> | undefined;
  return async (book, images) => {
    const own = book.cover && images.find(book.cover.source);
    if (own !== undefined) return { image: own, page: own };
    faces ??= openFaces(input);
    const svg = drawCover(book, input, await faces);
    const bytes = new TextEncoder().encode(svg);
    return {
      image: { path: 'cover.png', mediaType: 'image/png', bytes: () => paintDrawing(svg) },
      page: { path: 'cover.svg', mediaType: 'image/svg+xml', bytes: () => Promise.resolve(bytes) },
    };
  };
}

/** An SVG of 1600 by 2560, made from what the book says of itself alone. */
function drawCover(book: Book, input: FormatInput, faces: Faces): string {
  const { ground, accent } = darkHueOf(book.hue);
  const { title, kind, edition, editionDate, publisher } = describeFacts(book, input);
  const drawn = drawSeriesMark(book.mark.planned, book.mark.published);
  const mark = placeSeriesMark(drawn, 450, 1330, 900, accent);
  const lines = setCover({ title, kind, edition: edition === '' ? editionDate : edition, publisher }, faces);
  return input.templates.render('epub/cover-image', { ...coverSize, title, ground, accent, mark, lines });
}
