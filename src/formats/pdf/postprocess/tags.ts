import { addObject, numberOf, readCatalog, readDictionary, type PdfFile } from './pdf-file.ts';
import type { PdfDictionary, PdfValue } from './pdf-value.ts';

/** A structure element (ISO 32000, 14.7.2), with what it contains in order. Postprocessing changes it; `saveTags` writes it. */
export interface Tag {
  readonly reference: string;
  /** All its entries but its kids and its parent. */
  readonly entries: PdfDictionary;
  kids: TagKid[];
}

export type TagKid = Tag | TaggedContent | TaggedObject;

/** Marked content of a page, by the number that is there. */
interface TaggedContent {
  readonly kind: 'content';
  readonly page: string;
  readonly id: number;
  readonly written: PdfValue;
}

/** An annotation: a link. */
interface TaggedObject {
  readonly kind: 'object';
  readonly object: string;
  readonly written: PdfValue;
}

/** The whole tree, from the element of the document. Throws where the browser wrote no tags. */
export function readTags(file: PdfFile): Tag {
  const root = readCatalog(file).get('/StructTreeRoot');
  const top = root === undefined ? undefined : readDictionary(file, root).get('/K');
  const reference = Array.isArray(top) ? top[0] : top;
  if (typeof reference !== 'string') throw new Error('The browser printed the book without tags.');
  return readTag(file, reference);
}

function readTag(file: PdfFile, reference: string): Tag {
  const entries = new Map(readDictionary(file, reference));
  const kids = listOf(entries.get('/K'));
  entries.delete('/K');
  entries.delete('/P');
  const written = entries.get('/Pg');
  const page = typeof written === 'string' ? written : '';
  return { reference, entries, kids: kids.map((kid) => readKid(file, kid, page)) };
}

function readKid(file: PdfFile, kid: PdfValue, page: string): TagKid {
  if (typeof kid === 'string') {
    if (kid.endsWith(' R')) return readTag(file, kid);
    return { kind: 'content', page, id: Number(kid), written: kid };
  }
  const entries = Array.isArray(kid) ? new Map<string, PdfValue>() : kid;
  const own = entries.get('/Pg');
  if (entries.get('/Type') === '/OBJR') {
    const object = entries.get('/Obj');
    return { kind: 'object', object: typeof object === 'string' ? object : '', written: kid };
  }
  const id = Number(entries.get('/MCID'));
  return { kind: 'content', page: typeof own === 'string' ? own : page, id, written: kid };
}

export function isTag(kid: TagKid): kid is Tag {
  return 'reference' in kid;
}

/** The type without its slash: `P`, `Figure`. */
export function typeOf({ entries }: Tag): string {
  const type = entries.get('/S');
  return typeof type === 'string' ? type.slice(1) : '';
}

export function retag(tag: Tag, type: string): void {
  tag.entries.set('/S', `/${type}`);
}

/** This tag and all below it, each before what it contains. */
export function listTags(tag: Tag): Tag[] {
  const tags: Tag[] = [];
  const collect = (one: Tag): void => {
    tags.push(one);
    for (const kid of one.kids) if (isTag(kid)) collect(kid);
  };
  collect(tag);
  return tags;
}

/** The marked content right in a tag. */
export function contentOf({ kids }: Tag): TaggedContent[] {
  return kids.flatMap((kid) => (!isTag(kid) && kid.kind === 'content' ? [kid] : []));
}

/** The annotations right in a tag. */
export function objectsOf({ kids }: Tag): TaggedObject[] {
  return kids.flatMap((kid) => (!isTag(kid) && kid.kind === 'object' ? [kid] : []));
}

/** Puts some of what a tag contains, in order, into a new one at its end. */
export function wrapKids(file: PdfFile, parent: Tag, kids: readonly TagKid[], type: string): void {
  const entries: PdfDictionary = new Map([
    ['/Type', '/StructElem'],
    ['/S', `/${type}`],
  ]);
  const reference = addObject(file, { value: entries });
  const wrapper: Tag = { reference, entries, kids: [...kids] };
  parent.kids = [...parent.kids.filter((kid) => !kids.includes(kid)), wrapper];
}

/** Writes the tree into the file, below its root or another element. */
export function saveTags(file: PdfFile, top: Tag, parent = readCatalog(file).get('/StructTreeRoot')): void {
  if (typeof parent === 'string') saveTag(file, top, parent);
}

function saveTag(file: PdfFile, { reference, entries, kids }: Tag, parent: string): void {
  const value = new Map<string, PdfValue>(entries).set('/P', parent);
  if (kids.length > 0)
    value.set(
      '/K',
      kids.map((kid) => (isTag(kid) ? kid.reference : kid.written)),
    );
  file.changed.set(numberOf(reference), { value });
  for (const kid of kids) if (isTag(kid)) saveTag(file, kid, reference);
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
