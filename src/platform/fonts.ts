import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const own = createRequire(import.meta.url);

/** Every book asks for the same files. */
const known = new Map<string, Uint8Array>();

/** Reads a file of a @fontsource package: `source-serif-4/files/source-serif-4-latin-400-normal.woff2`. */
export function readFont(file: string): Uint8Array {
  const bytes = known.get(file) ?? readFileSync(findFile(`@fontsource/${file}`));
  known.set(file, bytes);
  return bytes;
}

/** Whether a @fontsource package is installed, and has the cut that every page needs. */
export function hasFont(name: string): boolean {
  try {
    findFile(`@fontsource/${name}/files/${name}-latin-400-normal.woff2`);
    return true;
  } catch {
    return false;
  }
}

/** Among Kolofon's own packages, then among those of the folder in which the command runs. */
function findFile(name: string): string {
  try {
    return own.resolve(name);
  } catch {
    return createRequire(join(process.cwd(), 'package.json')).resolve(name);
  }
}
