import type { Book } from '../../model/book.ts';
import { describeFacts } from '../book-facts.ts';
import type { FormatInput } from '../format.ts';
import { drawSeriesMark } from '../series-mark.ts';
import { openTypesetter } from '../typeset.ts';
import { coverSize, setCover, type CoverFaces } from './draw-cover.ts';
import type { BookFile } from './book.ts';
import type { BookImages } from './images.ts';

/** The picture of the cover. */
export interface Cover {
  /** What shops and shelves show: a bitmap. */
  readonly image: BookFile;
  /** What the first page of the book shows: the same as a drawing, where it was drawn here. */
  readonly page: BookFile;
}

/** The hues of the books, as on the site and the printed cover: the ground, and the mark on it. */
const hues = [
  ['#103d32', '#7cc7af'],
  ['#4a2140', '#dba2c9'],
  ['#4c3107', '#dcb46d'],
  ['#183459', '#98bdec'],
  ['#5a2318', '#eda08e'],
  ['#313913', '#b6c578'],
] as const;

export type MakeCover = (book: Book, images: BookImages) => Promise<Cover>;

/** Makes covers: the editor's own image, or one that is drawn, as SVG and as PNG. */
export function openCovers(input: FormatInput): MakeCover {
  let faces: Promise<CoverFaces> | undefined;
  return async (book, images) => {
    const own = book.cover && images.find(book.cover.source);
    if (own !== undefined) return { image: own, page: own };
    faces ??= openFaces(input);
    const svg = drawCover(book, input, await faces);
    const bytes = new TextEncoder().encode(svg);
    return {
      image: { path: 'cover.png', mediaType: 'image/png', bytes: () => paint(svg) },
      page: { path: 'cover.svg', mediaType: 'image/svg+xml', bytes: () => Promise.resolve(bytes) },
    };
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

/** An SVG of 1600 by 2560, made from what the book says of itself alone. */
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

/** The drawing as a PNG. Fonts of the system are looked at only for letters that are no outlines. */
async function paint(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const loadSystemFonts = svg.includes('<text');
  return new Resvg(svg, { font: { loadSystemFonts }, logLevel: 'off' }).render().asPng();
}
