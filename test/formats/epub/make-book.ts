import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';
import { prepare } from '../../../src/commands/prepare.ts';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import type { Book } from '../../../src/model/book.ts';
import { epub } from '../../../src/formats/epub/epub.ts';
import type { FormatInput } from '../../../src/formats/format.ts';
import { readFont } from '../../../src/platform/fonts.ts';

const root = fileURLToPath(new URL('publication', import.meta.url));
const templates = fileURLToPath(new URL('../../../templates', import.meta.url));

/** 1 January 2026. */
export const epoch = 1_767_225_600;

/** The input of the formats for the little publication about gardens beside this file. */
export async function makeInput(): Promise<FormatInput> {
  const { prepared, diagnostics } = await prepare(root, templates, '2026-11-20');
  if (prepared === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  return {
    ...prepared,
    books: prepared.publication.books,
    paginations: new Map(),
    epoch,
    font: readFont,
    print: () => Promise.reject(new Error('An e-book prints nothing.')),
    downloads: [],
  };
}

/** The e-book of a series or a collection. */
export async function makeBook(input: FormatInput, id: string): Promise<Uint8Array> {
  return (await makeOne(input, findBook(input, id))).bytes;
}

export function findBook({ books }: FormatInput, id: string): Book {
  const book = books.find(({ path }) => path === id);
  if (book === undefined) throw new Error(`There is no book of ${id}.`);
  return book;
}

/** Any book, with what is wrong with it. */
export async function makeOne(
  input: FormatInput,
  book: Book,
): Promise<{ bytes: Uint8Array; diagnostics: readonly Diagnostic[] }> {
  const [job] = epub.plan({ ...input, books: [book] });
  const { value = [], diagnostics = [] } = (await job?.render()) ?? {};
  const [artifact] = value;
  if (artifact?.kind !== 'deferred') throw new Error(`There is no book of ${book.title}.`);
  const bytes = await artifact.make();
  return { bytes, diagnostics: [...diagnostics, ...(job?.weigh?.(bytes.length) ?? [])] };
}

/** One file of a book. */
export async function readBytes(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  const file = (await JSZip.loadAsync(bytes)).file(path);
  if (file === null) throw new Error(`The book has no file ${path}.`);
  return file.async('uint8array');
}

/** The texts of a book by their path in the container, in the order of the container. */
export async function readBook(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await JSZip.loadAsync(bytes);
  const files = Object.values(zip.files).filter(({ dir }) => !dir);
  return new Map(
    await Promise.all(files.map(async (file) => [file.name, await file.async('string')] as const)),
  );
}
