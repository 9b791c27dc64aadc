import JSZip from 'jszip';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { epubWith } from '../../src/formats/epub/epub.ts';
import type { RenderInput } from '../../src/formats/format.ts';
import type { MakeServices } from '../../src/formats/make-services.ts';
import { renderJob, servicesWith } from './render-input.ts';
import { readAndRemove } from '../../src/platform/join-on-disk.ts';
import type { Book } from '../../src/model/book.ts';

/** The e-book of a series or a collection. */
export async function makeBook(input: RenderInput, id: string): Promise<Uint8Array> {
  return (await makeOne(input, findBook(input, id))).bytes;
}

export function findBook({ books }: RenderInput, id: string): Book {
  const book = books.find((one) => one.id === id);
  if (book === undefined) throw new Error(`There is no book of ${id}.`);
  return book;
}

/** Any book, with what is wrong with it. */
export async function makeOne(
  input: RenderInput,
  book: Book,
  services: MakeServices = servicesWith(),
): Promise<{ bytes: Uint8Array; diagnostics: readonly Diagnostic[] }> {
  const [job] = epubWith().plan({ ...input, books: [book] });
  const { value, diagnostics } = await renderJob(job, services);
  const [artifact] = value;
  if (artifact?.kind !== 'book') throw new Error(`There is no book of ${book.title}.`);
  const bytes = readAndRemove(await artifact.make(services));
  return { bytes, diagnostics: [...diagnostics, ...(job?.inspect?.(bytes.length) ?? [])] };
}

/** The texts of a book by their path in the container, in the order of the container. */
export async function readBook(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await JSZip.loadAsync(bytes);
  const files = Object.values(zip.files).filter(({ dir }) => !dir);
  return new Map(
    await Promise.all(files.map(async (file) => [file.name, await file.async('string')] as const)),
  );
}

/** One file of a book. */
export async function readBytes(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  const file = (await JSZip.loadAsync(bytes)).file(path);
  if (file === null) throw new Error(`The book has no file ${path}.`);
  return file.async('uint8array');
}

/** What EPUBCheck says against a book: errors and warnings, a line each. */
export async function findFaults(bytes: Uint8Array): Promise<string[]> {
  const { valid, messages } = await new EpubCheck().check(bytes, 'book.epub');
  const faults = messages
    .filter(({ severity }) => severity !== 'info' && severity !== 'usage')
    .map(({ id, message, location }) => `${id} ${message} ${JSON.stringify(location ?? '')}`);
  return valid || faults.length > 0 ? faults : ['The book is not valid, without a reason.'];
}
