import { append } from '../../../model/append.ts';
import { addObject, editDictionary, readCatalog, readDictionary, type PdfFile } from './pdf-file.ts';
import type { PdfDictionary, PdfValue } from './pdf-value.ts';

/** An item of the outline (ISO 32000, 12.3.3), without those that it is linked to. */
export interface OutlineItem {
  /** Of the heading: 1 to 6. */
  readonly level: number;
  readonly entries: PdfDictionary;
}

/** Sections, parts and headings: what lies deeper is left to the page. */
const deepest = 3;

/** References to the items of the outline that the browser wrote, in order. */
export function listOutline(file: PdfFile): string[] {
  const root = readCatalog(file).get('/Outlines');
  return root === undefined ? [] : listBelow(file, root);
}

function listBelow(file: PdfFile, parent: PdfValue): string[] {
  const items: string[] = [];
  let next = readDictionary(file, parent).get('/First');
  while (typeof next === 'string') {
    items.push(next);
    append(items, listBelow(file, next));
    next = readDictionary(file, next).get('/Next');
  }
  return items;
}

interface Branch {
  readonly item: OutlineItem;
  readonly below: Branch[];
}

/** Writes an outline of three levels. It shows `openLevels` of them when the book is opened. */
export function writeOutline(file: PdfFile, items: readonly OutlineItem[], openLevels: number): void {
  if (items.length === 0) return;
  const root = addObject(file, { value: new Map([['/Type', '/Outlines']]) });
  const shown = writeBranches(file, growBranches(items), root, 1, openLevels);
  editDictionary(file, root, { '/Count': String(shown) });
  editDictionary(file, file.trailer.get('/Root'), { '/Outlines': root });
}

/** Each item is below the last one before it of a higher level. */
function growBranches(items: readonly OutlineItem[]): Branch[] {
  const top: Branch[] = [];
  const open: Branch[] = [];
  for (const item of items) {
    while ((open.at(-1)?.item.level ?? 0) >= item.level) open.pop();
    const branch: Branch = { item, below: [] };
    (open.at(-1)?.below ?? top).push(branch);
    open.push(branch);
  }
  return top;
}

/** Gives the number of items that show below the parent when it is open. */
function writeBranches(
  file: PdfFile,
  branches: readonly Branch[],
  parent: string,
  level: number,
  openLevels: number,
): number {
  const references = branches.map(({ item: { entries } }) =>
    addObject(file, { value: new Map(entries).set('/Parent', parent) }),
  );
  editDictionary(file, parent, { '/First': references[0], '/Last': references.at(-1) });
  let shown = branches.length;
  branches.forEach(({ below }, index) => {
    const own = references[index] ?? '';
    editDictionary(file, own, { '/Prev': references[index - 1], '/Next': references[index + 1] });
    if (below.length === 0 || level === deepest) return;
    const hidden = writeBranches(file, below, own, level + 1, openLevels);
    const isOpen = level < openLevels;
    editDictionary(file, own, { '/Count': String(isOpen ? hidden : -hidden) });
    if (isOpen) shown += hidden;
  });
  return shown;
}
