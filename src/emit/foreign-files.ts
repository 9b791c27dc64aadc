import { join, posix, relative, sep } from 'node:path';
import { listEntries } from '../platform/list-entries.ts';
import { writing } from './output-error.ts';
import { statPath } from './stat-path.ts';

/** The files in the folder of a format. */
export interface Listing {
  /** Those that earlier builds wrote. */
  readonly own: readonly string[];
  /** All others. Symbolic links are always foreign, and are not followed. */
  readonly foreign: readonly string[];
}

/** What file managers leave wherever somebody looks: neither ours nor worth a word. */
const leftByManagers: readonly string[] = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

/** Paths are relative to the output folder. */
export function listFolder(output: string, folder: string, isOwn: (path: string) => boolean): Listing {
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
export function findInTheWay(
  output: string,
  path: string,
  isOwn: (path: string) => boolean,
): string | undefined {
  const folders: string[] = [];
  for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder))
    folders.unshift(folder);
  const isFree = (one: string, isFolder: boolean) => {
    const stats = statPath(join(output, one));
    return stats === undefined || (stats.isDirectory() && isFolder) || (stats.isFile() && isOwn(one));
  };
  return folders.find((folder) => !isFree(folder, true)) ?? (isFree(path, false) ? undefined : path);
}
