import { existsSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { memoise } from '../model/memoise.ts';
import { readManifest } from './manifest.ts';
import { writing } from './output-error.ts';
import { statPath } from './stat-path.ts';
import { listEntries } from '../platform/list-entries.ts';

/** The files in the folder of a format. */
interface Listing {
  /** Those that earlier builds wrote. */
  readonly own: readonly string[];
  /** All others. Symbolic links are always foreign, and are not followed. */
  readonly foreign: readonly string[];
}

/** What file managers leave wherever somebody looks: neither ours nor worth a word. */
const leftByManagers: readonly string[] = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

/** Paths are relative to the output folder. */
function listFolder(output: string, folder: string, isOwn: (path: string) => boolean): Listing {
  const stats = statPath(join(output, folder));
  if (stats === undefined) return { own: [], foreign: [] };
  if (!stats.isDirectory()) return { own: [], foreign: [folder] };
  const own: string[] = [];
  const foreign: string[] = [];
  for (const entry of writing(folder, () => listEntries(join(output, folder)))) {
    if (entry.isDirectory() || leftByManagers.includes(entry.name)) continue;
    const path = relative(output, join(entry.parentPath, entry.name)).replaceAll(sep, '/');
    (entry.isFile() && isOwn(path) ? own : foreign).push(path);
  }
  return { own, foreign: foreign.sort() };
}

/** What is in the way of a file, and was not written by an earlier build: a file of that path, or around it. */
function findInTheWay(output: string, path: string, isOwn: (path: string) => boolean): string | undefined {
  const folders: string[] = [];
  for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder))
    folders.unshift(folder);
  const isFree = (one: string, isFolder: boolean) => {
    const stats = statPath(join(output, one));
    return stats === undefined || (stats.isDirectory() && isFolder) || (stats.isFile() && isOwn(one));
  };
  return folders.find((folder) => !isFree(folder, true)) ?? (isFree(path, false) ? undefined : path);
}

/** What earlier builds of this publication wrote to the output folder: nothing else may be replaced or deleted. */
export interface EarlierFiles {
  /** Whose outputs the folder contains; undefined where no build says so. */
  readonly writer: 'this publication' | 'another publication' | undefined;
  /** The files in the folder of a format. */
  list(format: string): Listing;
  /** The foreign file that keeps this one from being written. */
  findInTheWay(path: string): string | undefined;
  /** The existing ones of formats whose folder is not listed too. */
  findRest(isListed: (path: string) => boolean): readonly string[];
  /** Whether the manifest lists exactly these, and no exchange has touched them since. */
  isManifest(files: readonly string[]): boolean;
  /** All that the manifest lists. */
  readonly written: ReadonlySet<string>;
}

/** `known` gives what was written before there was a manifest in the folder. */
export function openEarlierFiles(output: string, owner: string, known: () => Iterable<string>): EarlierFiles {
  const manifest = readManifest(output);
  const isOthers = manifest !== undefined && manifest.owner !== owner;
  const files = isOthers ? [] : [...(manifest?.files ?? known())];
  const written = new Set([...files].map((path) => path.normalize('NFC')));
  const isOwn = (path: string) => written.has(path.normalize('NFC'));
  return {
    writer: isOthers
      ? 'another publication'
      : manifest === undefined && files.length === 0
        ? undefined
        : 'this publication',
    written,
    list: memoise((format) => listFolder(output, format, isOwn)),
    findInTheWay: (path) => findInTheWay(output, path, isOwn),
    findRest: (isListed) => [...written].filter((path) => !isListed(path) && existsSync(join(output, path))),
    isManifest: (expected) =>
      manifest?.isUnfinished === false &&
      manifest.files.length === expected.length &&
      manifest.files.every((file, index) => file === expected[index]),
  };
}
