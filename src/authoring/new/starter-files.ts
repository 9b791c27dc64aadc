import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { listEntries } from '../../platform/list-entries.ts';

/** The texts of `starters/`, by their paths in it. */
export type StarterFiles = ReadonlyMap<string, string>;

export function readStarterFiles(folder: string): StarterFiles {
  const entries = listEntries(folder);
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file).replaceAll(sep, '/'), readFileSync(file, 'utf8')]),
  );
}
