import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { listEntries } from '../../src/platform/list-entries.ts';

/** Every file below a folder with the SHA-256 sum of its bytes, sorted by path. */
export function sumFiles(folder: string): Record<string, string> {
  const files = listEntries(folder)
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      relative(folder, file).replaceAll(sep, '/'),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}
