import { keyOf } from '../../cache/key.ts';
import type { Piece } from '../../cache/store-folder.ts';
import type { EarlierPrints, MakeServices } from '../make-services.ts';
import type { Pagination } from '../pagination.ts';
import { printFitted } from './fit-pictures.ts';
import { freezeBook } from './frozen-book.ts';
import { printBook, type PrintedBook } from './print-book.ts';
import type { PrintableBook } from './render-book.ts';
import type { Picture } from '../../model/publication.ts';
import { readChunks } from '../../platform/stored-files.ts';
import { joinOnDisk } from '../../platform/join-on-disk.ts';

/** What is beside the PDF, as JSON has it. */
interface StoredFacts {
  readonly pagination: Omit<Pagination, 'starts'> & {
    readonly starts: readonly (readonly [string, number])[];
  };
  readonly obstacles: readonly string[];
}

/** The length of the JSON, in bytes, is in front of it. */
const lengthSize = 4;

/** A printed book in the pieces of one run of bytes: what is known of it as JSON, then the PDF. */
export function encodePrint({ file, pagination, obstacles }: PrintedBook): Piece[] {
  const facts: StoredFacts = { pagination: { ...pagination, starts: [...pagination.starts] }, obstacles };
  const head = Buffer.from(JSON.stringify(facts));
  const length = Buffer.alloc(lengthSize);
  length.writeUInt32LE(head.length);
  return [length, head, { chunks: () => readChunks(file.path) }];
}

/** What `encodePrint` was given. The bytes must be its own, from the same version of Kolofon. */
async function decodePrint(stored: Uint8Array): Promise<PrintedBook> {
  const all = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  const end = lengthSize + all.readUInt32LE();
  const { pagination, obstacles } = JSON.parse(all.toString('utf8', lengthSize, end)) as StoredFacts;
  return {
    file: await joinOnDisk([all.subarray(end)]),
    pagination: { ...pagination, starts: new Map(pagination.starts) },
    obstacles,
  };
}

/** Prints a book, unless an earlier build has printed the same one. */
export function printOnce(
  book: PrintableBook,
  { print, pictures, earlierPrints }: Pick<MakeServices, 'print' | 'pictures' | 'earlierPrints'>,
): Promise<PrintedBook> {
  const fresh = (): Promise<PrintedBook> => printBook(book, printFitted(book, { print, pictures }));
  return earlierPrints === undefined ? fresh() : reusePrint(book, earlierPrints, fresh);
}

/**
 * The print of an earlier build when neither the book nor what prints it has changed since, or that of another machine. A
 * new one is kept.
 */
export async function reusePrint(
  book: PrintableBook,
  { store, printedBy, elsewhere }: EarlierPrints,
  print: () => Promise<PrintedBook>,
): Promise<PrintedBook> {
  const bookKey = keyOfBook(book);
  const keyWith = (printer: string): string => keyOf([printer, bookKey]);
  const expected = await printedBy();
  if (expected !== undefined) {
    const key = keyWith(expected);
    const pack = () => Promise.resolve(freezeBook(book));
    const found =
      (await store.find(key)) ?? (await elsewhere?.make({ kind: 'prints', key, madeBy: expected, pack }));
    if (found !== undefined) return decodePrint(found);
  }
  const printed = await (elsewhere === undefined ? print() : elsewhere.makeHere(print));
  // Asked once more: a browser that names its version may still not start, and the next one prints.
  const actual = await printedBy();
  if (actual !== undefined) store.keep(keyWith(actual), ...encodePrint(printed));
  return printed;
}

/** A digest of all that a book is: its data, its pages and their files, and what its functions give. */
export function keyOfBook(book: PrintableBook): string {
  const request = book.request(book.render({ numbers: new Map(), hasBlank: false }));
  const targets = [...request.html.matchAll(/ href="#([^"]+)"/g)].map(([, id = '']) => id);
  return keyOf({
    ...book,
    pictures: [...book.pictures].map(([path, { asset, box }]) => [path, box, describePicture(asset)]),
    request,
    source: undefined,
    font: undefined,
    render: undefined,
    renderFront: book.renderFront?.(),
    titleOf: [...new Set(targets)].map((id) => [id, book.titleOf(id)]),
  });
}

/** Everything but the function that reads its bytes: the digest identifies them. */
function describePicture(asset: Picture): unknown {
  return Object.entries(asset).filter(([name]) => name !== 'read');
}
