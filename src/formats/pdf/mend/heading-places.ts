import type { Heading } from '../headings.ts';
import { append } from '../../../model/append.ts';
import { addObject, editDictionary, readCatalog, readDictionary, type PdfFile } from './pdf-file.ts';
import { nameOf, textOfString, textString, type PdfDictionary, type PdfValue } from './pdf-value.ts';
import { contentOf, listTags, typeOf, type Tag } from './tags.ts';

/**
 * Gives the items of the outline the words of the headings and their places. Chromium drops the space where a heading
 * breaks over two lines, "Krav til en KeyAccount Manager", and says a formula by its source and its letters; of one at
 * the top of a page it says the words twice, and leads to the foot of the page before. Each heading becomes a named
 * destination (ISO 32000, 12.3.2.3) by its id: Chromium names only those that a link of the book leads to.
 */
export function placeHeadings(file: PdfFile, top: Tag, headings: readonly Heading[]): void {
  const pages = listHeadingPages(top);
  const destinations = new Map<string, PdfValue>();
  const items = listItems(file, readCatalog(file).get('/Outlines'));
  const isComplete = items.length === headings.length;
  let position = 0;
  for (const [order, item] of items.entries()) {
    const entry = readDictionary(file, item);
    const title = entry.get('/Title');
    const printed = squeeze(typeof title === 'string' ? textOfString(title) : '');
    const found = isComplete
      ? order
      : headings.findIndex(({ text }, index) => index >= position && isRepeated(printed, squeeze(text)));
    const heading = headings[found];
    if (heading === undefined) continue;
    const page = pages.length === headings.length ? pages[found] : undefined;
    const place = correctPlace(file, entry.get('/Dest'), page);
    editDictionary(file, item, { '/Title': textString(heading.text), '/Dest': place });
    if (heading.id !== undefined && place !== undefined) destinations.set(nameOf(heading.id), place);
    position = found + 1;
  }
  addDestinations(file, destinations);
}

/** The items of the outline below one, in order. */
function listItems(file: PdfFile, parent: PdfValue | undefined): PdfValue[] {
  if (parent === undefined) return [];
  const items: PdfValue[] = [];
  let next = readDictionary(file, parent).get('/First');
  while (next !== undefined) {
    items.push(next);
    append(items, listItems(file, next));
    next = readDictionary(file, next).get('/Next');
  }
  return items;
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

/** A heading that is not on the page to which its place leads stands at the top of its own. */
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

function addDestinations(file: PdfFile, added: PdfDictionary): void {
  const catalog = file.trailer.get('/Root');
  const known = readDictionary(file, catalog).get('/Dests');
  const all = new Map([...(known === undefined ? [] : readDictionary(file, known)), ...added]);
  editDictionary(file, catalog, { '/Dests': addObject(file, { value: all }) });
}

function isRepeated(text: string, part: string): boolean {
  return text !== '' && text.replaceAll(part, '') === '';
}

/** Without what line breaks add. */
function squeeze(text: string): string {
  return text.replaceAll(/[\s\u00AD-]/g, '');
}
