import { fileURLToPath } from 'node:url';
import { prepare } from '../../../src/build/prepare.ts';
import type { RenderInput } from '../../../src/formats/format.ts';
import { inputOf } from '../../harness/render-input.ts';
import { templates } from '../../harness/run-here.ts';

const root = fileURLToPath(new URL('publication', import.meta.url));

/** The input of the formats for the little publication about gardens beside this file. */
export async function makeInput(): Promise<RenderInput> {
  const { prepared, diagnostics } = await prepare(root, templates, '2026-11-20');
  if (prepared === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  return inputOf(prepared);
}
