import { editDictionary, readCatalog, readDictionary, type PdfFile } from './pdf-file.ts';
import type { PdfValue } from './pdf-value.ts';

/** Sections, parts and headings: what lies deeper is left to the page. */
const deepest = 3;

/** Cuts the outline (ISO 32000, 12.3.3) at its third level, and shows all but the headings when it is opened. */
export function trimOutline(file: PdfFile, openLevels: number): void {
  const root = readCatalog(file).get('/Outlines');
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
