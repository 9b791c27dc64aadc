import {
  addObject,
  editDictionary,
  numberOf,
  readCatalog,
  readDictionary,
  readObject,
  type PdfFile,
} from './pdf-file.ts';
import { listOutline } from './outline.ts';
import type { PdfDictionary, PdfValue } from './pdf-value.ts';
import { isTag, saveTags, type Tag } from './tags.ts';

/**
 * A long book is printed in pieces and is one file: each piece keeps its pages and tags, and what these hang on is
 * written once, with the last piece. All pieces know the numbers of the two objects that they refer to.
 */
const trunk = { pages: '1 0 R', document: '2 0 R' } as const;

/** The objects of the first piece are numbered after those. */
export const firstShift = 2;

/** What of a piece hangs on the roots of the file. */
export interface Branch {
  /** The node of its pages (ISO 32000, 7.7.3.2), and how many they are. */
  readonly pages: string;
  readonly pageCount: number;
  /** The tags right below that of the document. */
  readonly tags: readonly string[];
  /** Its leaf of the parent tree (14.7.4.4). */
  readonly parents: string;
  /** Its nodes of the tree of identifiers (14.7.2). */
  readonly identifiers: readonly PdfValue[];
  /** The next free key of the parent tree. */
  readonly nextKey: number;
}

/** Hangs a piece on the roots of the whole file. The keys of its parent tree are numbered from `firstKey`. */
export function branchOff(file: PdfFile, top: Tag, pages: readonly string[], firstKey: number): Branch {
  const root = readDictionary(file, readCatalog(file).get('/StructTreeRoot'));
  for (const tag of top.kids) if (isTag(tag)) saveTags(file, tag, trunk.document);
  const node = readCatalog(file).get('/Pages');
  editDictionary(file, node, { '/Parent': trunk.pages });
  const parents = root.get('/ParentTree');
  const identifiers = root.get('/IDTree');
  for (const page of pages) raiseKey(file, page, '/StructParents', firstKey);
  for (const link of pages.flatMap((page) => listOf(readDictionary(file, page).get('/Annots'))))
    raiseKey(file, link, '/StructParent', firstKey);
  return {
    pages: asReference(node),
    pageCount: pages.length,
    tags: top.kids.flatMap((kid) => (isTag(kid) ? [kid.reference] : [])),
    parents: asReference(parents),
    identifiers: identifiers === undefined ? [] : listOf(readDictionary(file, identifiers).get('/Kids')),
    nextKey: raiseTree(file, parents, firstKey, top.reference),
  };
}

function raiseKey(file: PdfFile, reference: PdfValue, name: string, by: number): void {
  const key = readDictionary(file, reference).get(name);
  if (typeof key === 'string') editDictionary(file, reference, { [name]: String(Number(key) + by) });
}

/** Makes a tree of its own into a leaf of another one, and gives the key after its last. `top` is the tag of the document. */
function raiseTree(file: PdfFile, tree: PdfValue | undefined, by: number, top: string): number {
  const numbers = listOf(readDictionary(file, tree).get('/Nums'));
  const raised = numbers.map((value, index) => (index % 2 === 0 ? String(Number(value) + by) : value));
  const [first = '0'] = raised;
  const last = raised.at(-2) ?? '0';
  // Grounds that became artifacts had that tag.
  for (const list of numbers.filter((_value, index) => index % 2 !== 0)) {
    const { value } = readObject(file, list);
    if (!Array.isArray(value) || !value.includes(top)) continue;
    file.changed.set(numberOf(list), { value: value.map((tag) => (tag === top ? trunk.document : tag)) });
  }
  editDictionary(file, tree, { '/Nums': raised, '/Limits': [first, last] });
  return Number(last) + 1;
}

/** Writes the roots into the last piece. The branches are in the order of the book. */
export function joinBranches(file: PdfFile, top: Tag, branches: readonly Branch[]): void {
  const catalog = file.trailer.get('/Root');
  const root = readCatalog(file).get('/StructTreeRoot');
  const pageCount = branches.reduce((sum, branch) => sum + branch.pageCount, 0);
  setObject(file, trunk.pages, [
    ['/Type', '/Pages'],
    ['/Count', String(pageCount)],
    ['/Kids', branches.map(({ pages }) => pages)],
  ]);
  setObject(file, trunk.document, [
    ...top.entries,
    ['/P', asReference(root)],
    ['/K', branches.flatMap(({ tags }) => tags)],
  ]);
  // The keys of the pieces were numbered in the order in which they were printed.
  const leaves = branches.toSorted((a, b) => a.nextKey - b.nextKey);
  const identifiers = leaves.flatMap((branch) => branch.identifiers);
  const treeOf = (kids: readonly PdfValue[]): string =>
    addObject(file, { value: new Map([['/Kids', [...kids]]]) });
  editDictionary(file, catalog, { '/Pages': trunk.pages });
  editDictionary(file, root, {
    '/K': trunk.document,
    '/ParentTree': treeOf(leaves.map(({ parents }) => parents)),
    '/ParentTreeNextKey': String(leaves.at(-1)?.nextKey ?? 0),
    '/IDTree': identifiers.length === 0 ? undefined : treeOf(identifiers),
  });
}

function setObject(
  file: PdfFile,
  reference: string,
  entries: readonly (readonly [string, PdfValue])[],
): void {
  file.changed.set(numberOf(reference), { value: new Map(entries) });
}

/** Adds named destinations to those of the browser. */
export function writeDestinations(file: PdfFile, destinations: PdfDictionary): void {
  editDictionary(file, file.trailer.get('/Root'), { '/Dests': addObject(file, { value: destinations }) });
}

/** The numbers of the objects that show what is where in a file. They are written again for the whole book. */
export function listIndexes(file: PdfFile): number[] {
  const catalog = readCatalog(file);
  return [catalog.get('/Outlines'), ...listOutline(file), catalog.get('/Dests')].flatMap(numbersOf);
}

/** The numbers of the objects that only a file of its own needs. The last piece keeps those that the book needs. */
export function listRoots(file: PdfFile, top: Tag, isLast: boolean): number[] {
  const catalog = readCatalog(file);
  const tree = catalog.get('/StructTreeRoot');
  const own = [readDictionary(file, tree).get('/IDTree'), top.reference];
  const ofBook = [file.trailer.get('/Root'), file.trailer.get('/Info'), tree];
  return [...own, ...(isLast ? [] : ofBook)].flatMap(numbersOf);
}

/** Takes the first page away, and gives the numbers of the objects that nothing needs then. */
export function dropFirstPage(file: PdfFile): number[] {
  const drop = (node: PdfValue): PdfValue => {
    const entries = readDictionary(file, node);
    const [first, ...others] = listOf(entries.get('/Kids'));
    if (first === undefined) return node;
    const page = drop(first);
    const isEmpty = readDictionary(file, first).get('/Count') === '0';
    editDictionary(file, node, {
      '/Kids': page === first || isEmpty ? others : [first, ...others],
      '/Count': String(Number(entries.get('/Count')) - 1),
    });
    return page;
  };
  const page = drop(asReference(readCatalog(file).get('/Pages')));
  const content = readDictionary(file, page).get('/Contents');
  return [page, content].flatMap(numbersOf);
}

function asReference(value: PdfValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError('The browser made a PDF without its roots.');
  return value;
}

function numbersOf(reference: PdfValue | undefined): number[] {
  return typeof reference === 'string' ? [numberOf(reference)] : [];
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  return Array.isArray(value) ? value : [];
}
