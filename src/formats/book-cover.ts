import type { Book } from '../model/book.ts';
import { describeFacts } from './book-facts.ts';
import { coverSize, setCover, type CoverFaces } from './draw-cover.ts';
import type { FormatInput } from './format.ts';
import { drawSeriesMark } from './series-mark.ts';
import { openTypesetter } from './typeset.ts';

/** The hues of the books, as on the site and the printed cover: the ground, and the mark on it. */
const hues = [
  ['#103d32', '#7cc7af'],
  ['#4a2140', '#dba2c9'],
  ['#4c3107', '#dcb46d'],
  ['#183459', '#98bdec'],
  ['#5a2318', '#eda08e'],
  ['#313913', '#b6c578'],
] as const;

/** Draws the cover of a book: an SVG of 1600 by 2560, made from what the book says of itself alone. */
export type DrawCover = (book: Book) => Promise<string>;

/** The faces are read for the first cover. */
export function openCoverDrawing(input: FormatInput): DrawCover {
  let faces: Promise<CoverFaces> | undefined;
  return async (book) => {
    faces ??= openFaces(input);
    return drawCover(book, input, await faces);
  };
}

const subsets = ['latin', 'latin-ext', 'greek', 'cyrillic'] as const;

/** The faces of the covers, in all alphabets that their packages have. */
export async function openFaces({ font }: FormatInput): Promise<CoverFaces> {
  const read = (name: string) =>
    subsets.map((subset) => () => font(`${name}/files/${name}-${subset}-400-normal.woff`));
  const [serif, sans] = await Promise.all(
    ['source-serif-4', 'source-sans-3'].map((name) => openTypesetter(read(name))),
  );
  if (serif === undefined || sans === undefined) throw new Error('A cover is set in two faces.');
  return { serif, sans };
}

function drawCover(book: Book, input: FormatInput, faces: CoverFaces): string {
  const [ground, accent] = hues[book.hue % hues.length] ?? hues[0];
  const { title, kind, edition, editionDate, publisher } = describeFacts(book, input);
  const mark = drawSeriesMark(book.mark.planned, book.mark.published)
    .replace('class="mark" ', '')
    .replace('aria-hidden="true" ', '')
    .replace('<svg', '<svg x="450" y="1330" width="900" height="900"')
    // A reading system may draw the picture without knowing a current colour.
    .replaceAll('currentColor', accent);
  const lines = setCover({ title, kind, edition: edition === '' ? editionDate : edition, publisher }, faces);
  return input.templates.render('epub/cover-image', { ...coverSize, title, ground, accent, mark, lines });
}

/**
 * The drawing as a PNG of this width, in pixels. Fonts of the system are looked at only for letters that are no
 * outlines.
 */
export async function paintCover(svg: string, width: number = coverSize.width): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const loadSystemFonts = svg.includes('<text');
  const options = {
    font: { loadSystemFonts },
    fitTo: { mode: 'width', value: width },
    logLevel: 'off',
  } as const;
  return new Resvg(svg, options).render().asPng();
}
