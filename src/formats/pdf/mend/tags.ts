import { addObject, numberOf, readDictionary, type PdfFile } from './pdf-file.ts';
import type { PdfDictionary, PdfValue } from './pdf-value.ts';

/** A structure element (ISO 32000, 14.7.2), with what it holds in order. Mending changes it; `saveTags` writes it. */
export interface Tag {
  readonly reference: string;
  /** All its entries but its kids and its parent. */
  readonly entries: PdfDictionary;
  parent: Tag | undefined;
  kids: TagKid[];
}

export type TagKid =
  | Tag
  /** Marked content of a page, by the number that stands there. */
  | { readonly kind: 'content'; readonly page: string; readonly id: number; readonly written: PdfValue }
  /** An annotation: a link. */
  | { readonly kind: 'object'; readonly object: string; readonly written: PdfValue };

/** The whole tree, from the element of the document. Throws where the browser wrote no tags. */
export function readTags(file: PdfFile): Tag {
  const root = readDictionary(file, file.trailer.get('/Root')).get('/StructTreeRoot');
  const top = root === undefined ? undefined : readDictionary(file, root).get('/K');
  const reference = Array.isArray(top) ? top[0] : top;
  if (typeof reference !== 'string') throw new Error('The browser printed the book without tags.');
  return readTag(file, reference, undefined);
}

function readTag(file: PdfFile, reference: string, parent: Tag | undefined): Tag {
  const entries = new Map(readDictionary(file, reference));
  const kids = listOf(entries.get('/K'));
  entries.delete('/K');
  entries.delete('/P');
  const tag: Tag = { reference, entries, parent, kids: [] };
  const page = entries.get('/Pg');
  for (const kid of kids) tag.kids.push(readKid(file, kid, tag, typeof page === 'string' ? page : ''));
  return tag;
}

function readKid(file: PdfFile, kid: PdfValue, parent: Tag, page: string): TagKid {
  if (typeof kid === 'string') {
    if (kid.endsWith(' R')) return readTag(file, kid, parent);
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

/** This tag and all below it, each before what it holds. */
export function listTags(tag: Tag): Tag[] {
  const tags: Tag[] = [];
  const collect = (one: Tag): void => {
    tags.push(one);
    for (const kid of one.kids) if (isTag(kid)) collect(kid);
  };
  collect(tag);
  return tags;
}

/** Puts some of what a tag holds, in order, into a new one at its end. */
export function wrapKids(file: PdfFile, parent: Tag, kids: readonly TagKid[], type: string): void {
  const entries: PdfDictionary = new Map([
    ['/Type', '/StructElem'],
    ['/S', `/${type}`],
  ]);
  const reference = addObject(file, { value: entries });
  const wrapper: Tag = { reference, entries, parent, kids: [...kids] };
  for (const kid of kids) if (isTag(kid)) kid.parent = wrapper;
  parent.kids = [...parent.kids.filter((kid) => !kids.includes(kid)), wrapper];
}

/** Writes the tree into the file. */
export function saveTags(file: PdfFile, top: Tag): void {
  const root = readDictionary(file, file.trailer.get('/Root')).get('/StructTreeRoot');
  for (const { reference, entries, parent, kids } of listTags(top)) {
    const written = kids.map((kid) => (isTag(kid) ? kid.reference : kid.written));
    const value = new Map<string, PdfValue>(entries).set('/P', parent?.reference ?? root ?? 'null');
    if (written.length > 0) value.set('/K', written);
    file.changed.set(numberOf(reference), { value });
  }
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
