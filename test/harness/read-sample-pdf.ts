import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { inject } from 'vitest';
import { readPdf, type ReadPdf } from '../formats/pdf/read-pdf.ts';

/** A printed book of the sample, such as `key-account-management.pdf`. It is read once in a run, for all processes. */
export async function readSamplePdf(name: string): Promise<ReadPdf> {
  const kept = join(tmpdir(), `read-${name}`);
  if (existsSync(kept)) return deserialize(readFileSync(kept)) as ReadPdf;
  const read = await readPdf(readFileSync(join(inject('sample'), 'pdf', name)));
  const written = `${kept}.${String(process.pid)}`;
  writeFileSync(written, serialize(read));
  renameSync(written, kept);
  return read;
}
