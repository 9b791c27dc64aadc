import { fileURLToPath } from 'node:url';
import { prepare } from '../../../src/commands/prepare.ts';
import type { FormatInput } from '../../../src/formats/format.ts';
import { pdf } from '../../../src/formats/pdf/pdf.ts';
import type { PrintPage } from '../../../src/platform/print-request.ts';
import { readFont } from '../../../src/platform/fonts.ts';

const root = fileURLToPath(new URL('publication', import.meta.url));
const templates = fileURLToPath(new URL('../../../templates', import.meta.url));

/** 1 January 2026. */
export const epoch = 1_767_225_600;

/** The input of the formats for the little publication beside this file. */
export async function makeInput(print: PrintPage): Promise<FormatInput> {
  const { prepared, diagnostics } = await prepare(root, templates, '2026-11-20');
  if (prepared === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  const { books } = prepared.publication;
  return { ...prepared, books, epoch, font: readFont, print, paginations: new Map(), downloads: [] };
}

/** Makes the PDF book of one series of the little publication. */
export async function makeBook(series: string, print: PrintPage): Promise<Uint8Array> {
  const input = await makeInput(print);
  const books = input.books.filter(({ path }) => path === series);
  const [job] = pdf.plan({ ...input, books });
  const [artifact] = (await job?.render())?.value ?? [];
  if (artifact?.kind !== 'deferred') throw new Error(`There is no book of ${series}.`);
  return artifact.make();
}
