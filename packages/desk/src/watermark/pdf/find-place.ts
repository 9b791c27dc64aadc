import { asDictionary } from '../../../../../src/formats/pdf/postprocess/pdf-file.ts';
import {
  nameOf,
  type PdfDictionary,
  type PdfValue,
} from '../../../../../src/formats/pdf/postprocess/pdf-value.ts';
import { places } from '../../../../../src/formats/pagination.ts';
import type { StoredPdf } from './open-pdf.ts';

/** A page on which a line can be added, and where the line is in the tags of the book. */
export interface Place {
  readonly page: Held;
  /** The element that contains the last paragraph of the page, and that paragraph. */
  readonly container: Held;
  readonly last: PdfValue;
  /** The elements of the content of the page, by its numbers (ISO 32000-1, 14.7.4.4). */
  readonly parents: { readonly reference: string; readonly tags: readonly PdfValue[] };
}

/** A dictionary and the reference to it. */
interface Held {
  readonly reference: string;
  readonly entries: PdfDictionary;
}

/** The pages before the contents are few. */
const mostFront = 40;
const mostDepth = 60;

/** What contains paragraphs. */
const containers = new Set(['/Document', '/Part', '/Art', '/Sect', '/Div']);

/**
 * The page of the imprint, which is the one before the contents; or the last of a book without contents, where the
 * imprint is then. Undefined if the page has no tagged text, or is turned.
 */
export async function findPlace(pdf: StoredPdf): Promise<Place | undefined> {
  const catalog = asDictionary(await pdf.read(pdf.trailer.get('/Root')));
  const reference = (await findPageBeforeContents(pdf, catalog)) ?? (await findLastPage(pdf, catalog));
  const page = { reference, entries: asDictionary(await pdf.read(reference)) };
  const key = page.entries.get('/StructParents');
  if (key === undefined || (page.entries.get('/Rotate') ?? '0') !== '0') return undefined;
  const root = asDictionary(await pdf.read(catalog.get('/StructTreeRoot')));
  const list = await findInTree(pdf, root.get('/ParentTree'), Number(key));
  const tags = list === undefined ? [] : asList(await pdf.read(list));
  const tag = tags.findLast((one) => one !== 'null');
  if (typeof list !== 'string' || tag === undefined) return undefined;
  const found = await findContainer(pdf, tag);
  return found === undefined ? undefined : { page, ...found, parents: { reference: list, tags } };
}

async function findPageBeforeContents(pdf: StoredPdf, catalog: PdfDictionary): Promise<string | undefined> {
  const destinations = catalog.get('/Dests');
  if (destinations === undefined) return undefined;
  const all = asDictionary(await pdf.read(destinations));
  const [contents] = asList(all.get(nameOf(places.contents)) ?? []);
  if (contents === undefined) return undefined;
  let before: string | undefined;
  let count = 0;
  for await (const page of listPages(pdf, catalog.get('/Pages'))) {
    if (page === contents) return before;
    before = page;
    count += 1;
    if (count > mostFront) break;
  }
  return undefined;
}

async function* listPages(pdf: StoredPdf, node: PdfValue | undefined, depth = 0): AsyncGenerator<string> {
  const kids = asDictionary(await pdf.read(node)).get('/Kids');
  if (kids === undefined) {
    if (typeof node === 'string') yield node;
  } else if (depth < mostDepth) {
    for (const kid of asList(kids)) yield* listPages(pdf, kid, depth + 1);
  }
}

async function findLastPage(pdf: StoredPdf, catalog: PdfDictionary): Promise<string> {
  let node = catalog.get('/Pages');
  for (let depth = 0; depth < mostDepth; depth += 1) {
    const kids = asDictionary(await pdf.read(node)).get('/Kids');
    if (kids === undefined && typeof node === 'string') return node;
    node = asList(kids ?? []).at(-1);
  }
  throw new RangeError('The pages of the PDF are nested too deeply.');
}

/** A value of a number tree (7.9.7). */
async function findInTree(
  pdf: StoredPdf,
  node: PdfValue | undefined,
  key: number,
  depth = 0,
): Promise<PdfValue | undefined> {
  const entries = asDictionary(await pdf.read(node));
  const numbers = asList(entries.get('/Nums') ?? []);
  const index = numbers.findIndex((one, at) => at % 2 === 0 && Number(one) === key);
  if (index !== -1) return numbers[index + 1];
  for (const kid of depth < mostDepth ? asList(entries.get('/Kids') ?? []) : []) {
    const [first, last] = asList(asDictionary(await pdf.read(kid)).get('/Limits') ?? []);
    if (Number(first) <= key && key <= Number(last)) return findInTree(pdf, kid, key, depth + 1);
  }
  return undefined;
}

async function findContainer(
  pdf: StoredPdf,
  tag: PdfValue,
): Promise<Pick<Place, 'container' | 'last'> | undefined> {
  let last = tag;
  for (let depth = 0; depth < mostDepth; depth += 1) {
    const reference = asDictionary(await pdf.read(last)).get('/P');
    if (typeof reference !== 'string') return undefined;
    const entries = asDictionary(await pdf.read(reference));
    const type = entries.get('/S');
    if (type === undefined) return undefined;
    if (typeof type === 'string' && containers.has(type)) return { container: { reference, entries }, last };
    last = reference;
  }
  return undefined;
}

export function asList(value: PdfValue): readonly PdfValue[] {
  return Array.isArray(value) ? value : [value];
}
