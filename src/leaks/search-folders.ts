import { readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { listEntries } from '../platform/list-entries.ts';
import { describeFailure } from '../platform/describe-failure.ts';
import { digestFile, readHead } from '../platform/stored-files.ts';
import { formatSize } from '../platform/sizes.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { Leak } from './leak.ts';
import { usualLimits, type SearchLimits } from './limits.ts';
import { nameContent, nameDigest } from './name-content.ts';
import { cutFile } from './pieces.ts';
import { readers } from './readers/readers.ts';
import { searchFile, searchPieces } from './search-file.ts';

/** Files that contain nothing that is protected, by the name of their content: a `Set`, for one. */
export interface CleanFiles {
  has(name: string): boolean;
  add(name: string): void;
}

/** A file into which another thread looks. */
export interface FileToSearch {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** How much is unpacked from it, in bytes. */
  readonly room: number;
}

export interface FolderToSearch {
  readonly folder: string;
  /** What is before its paths when they are reported: `epub/`. */
  readonly prefix?: string;
  /** Leaves out what is known already. */
  readonly isAsked?: (path: string) => boolean;
}

interface SearchOptions {
  readonly limits?: Partial<SearchLimits>;
  /** Files that contain nothing, which gets more of them: of their copies, books for the most part, only the names are looked at. */
  readonly clean?: CleanFiles;
  /** Whether a content is clean, where another thread looks into it; undefined for one that is to be looked into here. */
  readonly isCleanElsewhere?: (content: string) => Promise<boolean> | undefined;
}

/**
 * Looks for what is protected in every file below these folders, in their names, and in the names of the folders. One
 * file is in memory at a time, and of a large one a piece, if it is no archive and no PDF. A file that cannot be looked into is reported as well.
 */
export async function searchFolders(
  folders: readonly FolderToSearch[],
  fingerprints: Fingerprints,
  { limits, clean = new Set(), isCleanElsewhere }: SearchOptions = {},
): Promise<Leak[]> {
  const { largestFile, largestContent, piece } = { ...usualLimits, ...limits };
  const room = () => ({ left: largestContent });
  const open = (file: string): Uint8Array => {
    const { size } = statSync(file);
    if (size > largestFile) throw new Error(`It is larger than ${formatSize(largestFile)}.`);
    return readFileSync(file);
  };
  const files = folders.flatMap(({ folder, prefix = '', isAsked = () => true }) =>
    listPaths(folder)
      .filter(isAsked)
      .map((path) => ({ path, file: join(folder, path), prefix })),
  );
  const found = new Map<string, readonly Leak[]>();
  const lookIntoLarge = async (path: string, file: string): Promise<void> => {
    const digest = digestFile(file, 'hex');
    const content = nameDigest(path, digest);
    const pieces = clean.has(content) ? [] : cutFile(file, piece);
    const leaks = await searchPieces(path, pieces, digest, fingerprints, room());
    if (leaks.length === 0) clean.add(content);
    found.set(file, leaks);
  };
  /** Looks into a file, unless another thread does: then it is to be looked at again when that is done. */
  const look = async (
    { path, file }: { readonly path: string; readonly file: string },
    isAgain: boolean,
  ): Promise<{ readonly done: Promise<void> } | undefined> => {
    try {
      if (isCut(path, file, piece)) {
        await lookIntoLarge(path, file);
        return undefined;
      }
      const bytes = open(file);
      const content = nameContent(path, bytes);
      const isClean = clean.has(content);
      const elsewhere = isAgain || isClean ? undefined : isCleanElsewhere?.(content);
      if (elsewhere !== undefined) {
        const note = (isCleanThere: boolean): void => {
          if (isCleanThere) clean.add(content);
        };
        return { done: elsewhere.then(note) };
      }
      const unseen = isClean ? new Uint8Array() : bytes;
      const leaks = await searchFile(path, unseen, fingerprints, room());
      if (leaks.length === 0) clean.add(content);
      found.set(file, leaks);
    } catch (error) {
      const reason = describeFailure(error);
      found.set(file, [{ kind: 'unreadable', file: path, place: 'whole file', reason }]);
    }
    return undefined;
  };
  const awaited = [];
  for (const file of files) {
    const elsewhere = await look(file, false);
    if (elsewhere !== undefined) awaited.push({ file, ...elsewhere });
  }
  for (const { file, done } of awaited) {
    await done;
    await look(file, true);
  }
  return files.flatMap(({ file, prefix }) =>
    (found.get(file) ?? []).map((leak) => ({ ...leak, file: `${prefix}${leak.file}` })),
  );
}

/** Whether a file is large, and of a kind that can be read piece by piece. */
function isCut(path: string, file: string, piece: number): boolean {
  if (statSync(file).size <= piece) return false;
  const head = readHead(file, headLength);
  return readers.find(({ reads }) => reads(head, path))?.readsPieces === true;
}

/** Enough to show what kind a file is of, in bytes. */
const headLength = 2 ** 12;

/** Everything that is no folder, sorted: a link that leads to a folder cannot be read, and is reported. */
function listPaths(folder: string): string[] {
  return listEntries(folder)
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}
