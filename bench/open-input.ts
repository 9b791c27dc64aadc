import { makeInput } from '../src/build/outputs/render-input.ts';
import { prepare } from '../src/build/prepare.ts';
import { openReuse } from '../src/build/reuse.ts';
import type { RenderInput } from '../src/formats/format.ts';
import type { MakeServices } from '../src/formats/make-services.ts';
import { noPaginations } from '../src/formats/pagination.ts';
import type { PrintPage } from '../src/platform/print-request.ts';
import { openScratchFile } from '../src/platform/scratch-file.ts';

/** What formats are given for all books of a publication. Throws where the content has an error. */
export async function openInput(
  root: string,
  print: PrintPage = printNothing,
): Promise<{ input: RenderInput; services: MakeServices }> {
  const { prepared, diagnostics } = await prepare(root, 'templates', '2026-01-01');
  if (prepared === undefined) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  const { publication } = prepared;
  const reuse = openReuse(
    {},
    { identify: () => Promise.resolve(undefined) },
    { fingerprint: () => '', environment: {}, threadScripts: undefined },
    openScratchFile(),
  );
  return {
    input: makeInput(prepared, {}, { publication, books: publication.books, handouts: [], downloads: [] }),
    services: { print, paginations: noPaginations(), ...reuse('everyone') },
  };
}

function printNothing(): Promise<never> {
  return Promise.reject(new Error('Nothing is printed here.'));
}
