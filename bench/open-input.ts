import { makeInput } from '../src/build/outputs/format-input.ts';
import { prepare } from '../src/build/prepare.ts';
import { openReuse } from '../src/build/reuse.ts';
import type { FormatInput } from '../src/formats/format.ts';
import { noPaginations } from '../src/formats/pagination.ts';
import type { PrintPage } from '../src/platform/print-request.ts';
import { openScratchFile } from '../src/platform/scratch-file.ts';

/** What a format is given for all books of a publication. Throws where the content has an error. */
export async function openInput(root: string, print: PrintPage = printNothing): Promise<FormatInput> {
  const { prepared, diagnostics } = await prepare(root, 'templates', '2026-01-01');
  if (prepared === undefined) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  const { books } = prepared.publication;
  const reuse = openReuse(
    undefined,
    { identify: () => Promise.resolve(undefined) },
    { fingerprint: () => '', environment: {}, threadScripts: undefined },
    openScratchFile(),
  );
  return makeInput(
    prepared,
    {},
    {
      publication: prepared.publication,
      books,
      handouts: [],
      print,
      paginations: noPaginations(),
      ...reuse,
      downloads: [],
    },
  );
}

function printNothing(): Promise<never> {
  return Promise.reject(new Error('Nothing is printed here.'));
}
