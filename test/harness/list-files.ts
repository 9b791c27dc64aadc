import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { listEntries } from '../../src/platform/list-entries.ts';

/** What a build did is no part of what it made. */
const changes = /^changes(\.members)?\.json$/;

/** Every file below a folder with the SHA-256 sum of its bytes, sorted by path; without the lists of changes in it. */
export function sumFiles(folder: string): Record<string, string> {
  const files = listEntries(folder)
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    files
      .map((file) => [relative(folder, file).replaceAll(sep, '/'), file] as const)
      .filter(([path]) => !changes.test(path))
      .map(([path, file]) => [path, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}
