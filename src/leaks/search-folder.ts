import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { describeFailure } from '../platform/describe-failure.ts';
import { formatSize } from '../platform/sizes.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { Leak } from './leak.ts';
import { digestOf, searchFile } from './search-file.ts';

export interface SearchLimits {
  /** The largest file that is looked into, in bytes. */
  readonly largestFile: number;
  /** How much is unpacked from one file, in bytes. */
  readonly largestContent: number;
}

const usualLimits: SearchLimits = { largestFile: 256 * 1024 ** 2, largestContent: 1024 ** 3 };

/** Files that hold nothing that is protected, by a text that names their content: a `Set`, for one. */
export interface CleanFiles {
  has(name: string): boolean;
  add(name: string): void;
}

/**
 * Looks for what is protected in every file below a folder, in their names, and in the names of the folders. One file
 * is in memory at a time. A file that cannot be looked into is told as well. `clean` has files that hold nothing, and
 * gets more of them: of their copies, books for the most part, only the names are looked at. `isAsked` leaves out what is
 * known already.
 */
export async function searchFolder(
  folder: string,
  fingerprints: Fingerprints,
  limits: Partial<SearchLimits> = {},
  clean: CleanFiles = new Set(),
  isAsked: (path: string) => boolean = () => true,
): Promise<Leak[]> {
  const { largestFile, largestContent } = { ...usualLimits, ...limits };
  const leaks: Leak[] = [];
  const searchOnce = async (path: string, bytes: Uint8Array): Promise<Leak[]> => {
    // Some files are read by the ending of their names.
    const content = `${digestOf(bytes)}${extname(path).toLowerCase()}`;
    const unseen = clean.has(content) ? new Uint8Array() : bytes;
    const found = await searchFile(path, unseen, fingerprints, { left: largestContent });
    if (found.length === 0) clean.add(content);
    return found;
  };
  for (const path of listPaths(folder).filter(isAsked)) {
    const unreadable = (reason: string): Leak => ({
      kind: 'unreadable',
      file: path,
      place: 'whole file',
      reason,
    });
    try {
      const file = join(folder, path);
      const { size } = statSync(file);
      if (size > largestFile) leaks.push(unreadable(`It is larger than ${formatSize(largestFile)}.`));
      else leaks.push(...(await searchOnce(path, readFileSync(file))));
    } catch (error) {
      leaks.push(unreadable(describeFailure(error)));
    }
  }
  return leaks;
}

/** Everything that is no folder, sorted: a link that leads to a folder cannot be read, and is told. */
function listPaths(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}
