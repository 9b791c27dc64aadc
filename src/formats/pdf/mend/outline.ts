import { addObject, editDictionary, readDictionary, type PdfFile } from './pdf-file.ts';
import type { Heading } from '../headings.ts';
import { nameOf, textOfString, textString, type PdfDictionary, type PdfValue } from './pdf-value.ts';

/** Sections, parts and headings: what lies deeper is left to the page. */
const deepest = 3;

/** Cuts the outline (ISO 32000, 12.3.3) at its third level, and shows all but the headings when it is opened. */
export function trimOutline(file: PdfFile, openLevels: number): void {
  const root = readDictionary(file, file.trailer.get('/Root')).get('/Outlines');
  if (root === undefined) return;
  editDictionary(file, root, { '/Count': String(trimItems(file, root, 1, openLevels)) });
}

/** Gives the number of items that show below this one when it is open. */
function trimItems(file: PdfFile, parent: PdfValue, level: number, openLevels: number): number {
  let shown = 0;
  let next = readDictionary(file, parent).get('/First');
  while (next !== undefined) {
    const item = readDictionary(file, next);
    shown++;
    if (item.has('/First')) {
      if (level === deepest)
        editDictionary(file, next, { '/First': undefined, '/Last': undefined, '/Count': undefined });
      else {
        const below = trimItems(file, next, level + 1, openLevels);
        const isOpen = level < openLevels;
        editDictionary(file, next, { '/Count': String(isOpen ? below : -below) });
        if (isOpen) shown += below;
      }
    }
    next = item.get('/Next');
  }
  return shown;
}

/**
 * Gives the items of the outline the words of the headings. Chromium drops the space where a heading breaks over two
 * lines, "Krav til en KeyAccount Manager", and says that of one at the top of a page twice. Each heading becomes a named destination (12.3.2.3) by its id: Chromium
 * names only those that a link of the book leads to.
 */
export function nameOutline(file: PdfFile, headings: readonly Heading[]): void {
  const destinations = new Map<string, PdfValue>();
  const root = readDictionary(file, file.trailer.get('/Root')).get('/Outlines');
  let position = 0;
  const visit = (parent: PdfValue): void => {
    let next = readDictionary(file, parent).get('/First');
    while (next !== undefined) {
      const item = readDictionary(file, next);
      const title = item.get('/Title');
      const printed = squeeze(typeof title === 'string' ? textOfString(title) : '');
      const found = headings.findIndex(
        (heading, index) => index >= position && isRepeated(printed, squeeze(heading.text)),
      );
      const heading = headings[found];
      if (heading !== undefined) {
        editDictionary(file, next, { '/Title': textString(heading.text) });
        const place = item.get('/Dest');
        if (heading.id !== undefined && Array.isArray(place)) destinations.set(nameOf(heading.id), place);
        position = found + 1;
      }
      visit(next);
      next = item.get('/Next');
    }
  };
  if (root !== undefined) visit(root);
  addDestinations(file, destinations);
}

function addDestinations(file: PdfFile, added: PdfDictionary): void {
  const catalog = file.trailer.get('/Root');
  const known = readDictionary(file, catalog).get('/Dests');
  const all = new Map([...added, ...(known === undefined ? [] : readDictionary(file, known))]);
  editDictionary(file, catalog, { '/Dests': addObject(file, { value: all }) });
}

function isRepeated(text: string, part: string): boolean {
  return text !== '' && text.replaceAll(part, '') === '';
}

function squeeze(text: string): string {
  return text.replaceAll(/\s/g, '');
}
