import { readAndRemove } from '../../../src/platform/join-on-disk.ts';
import { fileURLToPath } from 'node:url';
import { prepare } from '../../../src/build/prepare.ts';
import type { Format, RenderInput } from '../../../src/formats/format.ts';
import { pdf } from '../../../src/formats/pdf/pdf.ts';
import type { Book } from '../../../src/model/book.ts';
import type { PrintPage } from '../../../src/platform/print-request.ts';
import { inputOf, renderJob, servicesWith } from '../../harness/render-input.ts';
import { templates } from '../../harness/run-here.ts';

const root = fileURLToPath(new URL('publication', import.meta.url));

/** The input of the formats for the little publication beside this file. */
export async function makeInput(): Promise<RenderInput> {
  const { prepared, diagnostics } = await prepare(root, templates, '2026-11-20');
  if (prepared === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  return inputOf(prepared);
}

interface Changes {
  readonly format?: Format;
  readonly change?: (book: Book) => Book;
}

/** Makes the PDF book of one series of the little publication. */
export async function makeBook(series: string, print: PrintPage, changes?: Changes): Promise<Uint8Array> {
  return makeBookOf(await makeInput(), series, print, changes);
}

/** Makes the PDF book of one series of any publication. */
export async function makeBookOf(
  input: RenderInput,
  series: string,
  print: PrintPage,
  { format = pdf, change = (book) => book }: Changes = {},
): Promise<Uint8Array> {
  const books = input.books.filter(({ id }) => id === series).map(change);
  const services = servicesWith({ print });
  const [job] = format.plan({ ...input, books });
  const [artifact] = (await renderJob(job, services)).value;
  if (artifact?.kind !== 'book') throw new Error(`There is no book of ${series}.`);
  return readAndRemove(await artifact.make(services));
}
