import type { Book } from '../model/book.ts';
import { describeFacts } from './book-facts.ts';
import { coverSize, setCover } from './draw-cover.ts';
import { darkHueOf } from './hue.ts';
import { openFaces, type Faces } from './drawing/faces.ts';
import { paintDrawing } from './drawing/paint.ts';
import { drawSeriesMark, placeSeriesMark } from './drawing/series-mark.ts';
import type { RenderInput } from './format.ts';
import type { Pictures } from './make-services.ts';
import { packCover } from './raster/packed-picture-work.ts';

/** Draws the cover of a book: an SVG of 1600 by 2560, made from what the book says of itself alone. */
export type DrawCover = (book: Book) => Promise<string>;

/** The faces are read for the first cover. */
export function openCoverDrawing(input: RenderInput): DrawCover {
  let faces: Promise<Faces> | undefined;
  return async (book) => {
    faces ??= openFaces(input);
    return drawCover(book, input, await faces);
  };
}

function drawCover(book: Book, input: RenderInput, faces: Faces): string {
  const { ground, accent } = darkHueOf(book.hue);
  const { title, kind, edition, editionDate, publisher } = describeFacts(book, input);
  const drawn = drawSeriesMark(book.mark.planned, book.mark.published);
  const mark = placeSeriesMark(drawn, 450, 1330, 900, accent);
  const lines = setCover(
    { title, language: book.language, kind, edition: edition === '' ? editionDate : edition, publisher },
    faces,
  );
  return input.templates.render('epub/cover-image', { ...coverSize, title, ground, accent, mark, lines });
}

/** The drawing as a PNG of this width, in pixels. A face of the system may have been used for letters that are no outlines. */
export function paintCover(
  svg: string,
  pictures: Pictures,
  width: number = coverSize.width,
): Promise<Uint8Array> {
  const isLasting = !svg.includes('<text');
  return pictures.draw(
    { cover: svg, width },
    async () => ({ bytes: await paintDrawing(svg, width), isLasting }),
    isLasting ? () => Promise.resolve(packCover({ cover: svg, width })) : undefined,
  );
}
