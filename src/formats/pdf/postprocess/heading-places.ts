import type { Heading } from '../headings.ts';
import { listOutline, type OutlineItem } from './outline.ts';
import { readDictionary, type PdfFile } from './pdf-file.ts';
import { nameOf, textOfString, textString, type PdfDictionary, type PdfValue } from './pdf-value.ts';
import { contentOf, listTags, typeOf, type Tag } from './tags.ts';

export interface HeadingPlaces {
  readonly outline: readonly OutlineItem[];
  /** A named destination (ISO 32000, 12.3.2.3) for each heading by its id: Chromium names only what a link leads to. */
  readonly destinations: PdfDictionary;
}

/**
 * The items of the outline with the words of the headings and their places. Chromium drops the space where a heading
 * breaks over two lines, "Krav til en KeyAccount Manager", and says a formula by its source and its letters; of one at
 * the top of a page it says the words twice, and leads to the foot of the page before.
 */
export function placeHeadings(file: PdfFile, top: Tag, headings: readonly Heading[]): HeadingPlaces {
  const pages = listHeadingPages(top);
  const destinations: PdfDictionary = new Map();
  const outline: OutlineItem[] = [];
  const items = listOutline(file);
  const isComplete = items.length === headings.length;
  let position = 0;
  for (const [order, item] of items.entries()) {
    const entries = unlinked(readDictionary(file, item));
    const title = entries.get('/Title');
    const printed = squeeze(typeof title === 'string' ? textOfString(title) : '');
    const found = isComplete
      ? order
      : headings.findIndex(({ text }, index) => index >= position && isRepeated(printed, squeeze(text)));
    const heading = headings[found];
    if (heading !== undefined) {
      const page = pages.length === headings.length ? pages[found] : undefined;
      const place = correctPlace(file, entries.get('/Dest'), page);
      entries.set('/Title', textString(heading.text));
      if (place !== undefined) {
        entries.set('/Dest', place);
        if (heading.id !== undefined) destinations.set(nameOf(heading.id), place);
      }
      position = found + 1;
    }
    outline.push({ level: heading?.level ?? outline.at(-1)?.level ?? 1, entries });
  }
  return { outline, destinations };
}

/** Without the other items of its outline. */
function unlinked(item: PdfDictionary): PdfDictionary {
  const entries = new Map(item);
  for (const link of ['/Parent', '/Prev', '/Next', '/First', '/Last', '/Count']) entries.delete(link);
  return entries;
}

/** The page on which each heading is seen, in order. */
function listHeadingPages(top: Tag): (string | undefined)[] {
  return (
    listTags(top)
      .filter((tag) => /^H[1-6]$/.test(typeOf(tag)))
      // What comes before the last is an empty piece at the foot of the page before.
      .map((tag) => listTags(tag).flatMap(contentOf).at(-1)?.page)
  );
}

/** A heading that is not on the page to which its place leads is at the top of its own. */
function correctPlace(
  file: PdfFile,
  place: PdfValue | undefined,
  page: string | undefined,
): PdfValue | undefined {
  if (!Array.isArray(place) || page === undefined || place[0] === page) return place;
  const box = readDictionary(file, page).get('/MediaBox');
  const top = Array.isArray(box) ? box[3] : undefined;
  return [page, '/XYZ', 'null', top ?? 'null', '0'];
}

function isRepeated(text: string, part: string): boolean {
  return text !== '' && text.replaceAll(part, '') === '';
}

/** Without what line breaks add. */
function squeeze(text: string): string {
  return text.replaceAll(/[\s\u00AD-]/g, '');
}
