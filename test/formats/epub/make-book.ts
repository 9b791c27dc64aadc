import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';
import { prepare } from '../../../src/commands/prepare.ts';
import { epub } from '../../../src/formats/epub/epub.ts';
import type { FormatInput } from '../../../src/formats/format.ts';

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
    epoch,
    font: () => new Uint8Array(),
    print: () => Promise.reject(new Error('An e-book prints nothing.')),
    downloads: [],
  };
}

export async function makeBook(input: FormatInput, id: string): Promise<Uint8Array> {
  const job = epub.plan(input).find(({ series }) => series?.id === id);
  const [artifact] = (await job?.render()) ?? [];
  if (artifact?.kind !== 'deferred') throw new Error(`There is no book of ${id}.`);
  return artifact.make();
}

/** The texts of a book by their path in the container, in the order of the container. */
export async function readBook(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await JSZip.loadAsync(bytes);
  const files = Object.values(zip.files).filter(({ dir }) => !dir);
  return new Map(
    await Promise.all(files.map(async (file) => [file.name, await file.async('string')] as const)),
  );
}
