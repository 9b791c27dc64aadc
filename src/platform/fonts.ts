import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Reads a file of a @fontsource package: `source-serif-4/files/source-serif-4-latin-400-normal.woff2`. */
export function readFont(file: string): Uint8Array {
  return readFileSync(resolve(`@fontsource/${file}`));
}
