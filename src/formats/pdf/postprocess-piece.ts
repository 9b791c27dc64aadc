import { listHeadings } from './headings.ts';
import { markArtifacts } from './postprocess/artifacts.ts';
import { openGlyphReader } from './postprocess/glyphs.ts';
import { placeHeadings } from './postprocess/heading-places.ts';
import type { OutlineItem } from './postprocess/outline.ts';
import { locateDestinations, packContents, readDestinations } from './postprocess/pages.ts';
import { readPageTexts } from './postprocess/page-texts.ts';
import { textOfName, type PdfDictionary } from './postprocess/pdf-value.ts';
import { listPictureContent } from './postprocess/pictures.ts';
import { preparePress, trimPages } from './postprocess/press-boxes.ts';
import { fixSoftHyphens } from './postprocess/soft-hyphens.ts';
import { describeLinks, fixStructure } from './postprocess/structure.ts';
import { readTags, type Tag } from './postprocess/tags.ts';
import { rotateTurnedPages } from './postprocess/page-matrix.ts';
import { places } from '../pagination.ts';
import { idOf } from './divide-book.ts';
import type { PlacedPiece } from './print-in-pieces.ts';
import type { PrintableBook } from './render-book.ts';
import { checkUa, type UaProblem } from './ua/check-ua.ts';
import { listHeadingLevels } from './ua/rules/headings.ts';

export interface MendedPiece {
  /** Its tags, not yet saved. */
  readonly top: Tag;
  readonly facts: PieceFacts;
}

/** What a piece says about itself, and the whole book has to know. */
export interface PieceFacts {
  readonly frontPages: number;
  readonly pagesBefore: number;
  /** References to its pages, in order, and what they say. */
  readonly pages: readonly string[];
  readonly texts: readonly string[];
  readonly outline: readonly OutlineItem[];
  readonly destinations: PdfDictionary;
  /** The page of the piece, counted from 1, on which each of them is. */
  readonly located: ReadonlyMap<string, number>;
  readonly headingLevels: readonly number[];
  readonly problems: readonly UaProblem[];
}

/**
 * Adds what the browser leaves out, to a piece of a book or to a whole one. `headingLevels` are those of the pieces that
 * were fixed before.
 */
export async function postprocessPiece(
  { file, contents, html, foreign, frontPages, pagesBefore }: PlacedPiece,
  book: PrintableBook,
  headingLevels: readonly number[],
): Promise<MendedPiece> {
  const pages = contents.map(({ page }) => page);
  const glyphsOf = openGlyphReader(file);
  const top = readTags(file);
  const pictures = listPictureContent(top);
  const fixed = takeEach(contents, (page) => markArtifacts(fixSoftHyphens(page, glyphsOf), pictures));
  rotateTurnedPages(file, fixed);
  const { format, press } = book;
  const isForPress = press.edge > 0;
  const drawn = isForPress ? preparePress(file, fixed, format, press) : fixed;
  if (!isForPress) trimPages(file, fixed, format);
  // Other threads pack the pages meanwhile.
  const packing = packContents(file, drawn);
  const headings = placeHeadings(file, top, listHeadings(html));
  const own = [...readDestinations(file)].filter(([name]) => idOf(textOfName(name), foreign) === undefined);
  const destinations = new Map([...own, ...headings.destinations]);
  const located = locateDestinations(file, destinations);
  fixStructure(file, top, fixed, pagesOfContents(located, book, pages));
  describeLinks(file, top, book.titleOf);
  const problems = checkUa({
    file,
    top,
    pages: fixed,
    before: { pages: pagesBefore, headingLevels },
  });
  const texts = readPageTexts(fixed, glyphsOf);
  await packing;
  const { outline } = headings;
  const levels = listHeadingLevels(top);
  const facts = {
    frontPages,
    pagesBefore,
    pages,
    texts,
    outline,
    destinations,
    located,
    headingLevels: levels,
    problems,
  };
  return { top, facts };
}

/** Maps a list, and lets go of each item: a long book would otherwise be held twice, some 100 MB for 1,400 pages. */
function takeEach<From, To>(list: From[], map: (item: From) => To): To[] {
  const mapped: To[] = [];
  list.reverse();
  for (let item = list.pop(); item !== undefined; item = list.pop()) mapped.push(map(item));
  return mapped;
}

/** References to the pages between the heading of the contents and what their first line leads to. */
function pagesOfContents(
  located: ReadonlyMap<string, number>,
  { slots: [first] }: PrintableBook,
  pages: readonly string[],
): ReadonlySet<string> {
  const start = located.get(places.contents);
  if (start === undefined || first === undefined) return new Set();
  return new Set(pages.slice(start - 1, (located.get(first.id) ?? pages.length + 1) - 1));
}
