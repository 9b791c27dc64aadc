import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { memoise } from '../model/memoise.ts';
import { sourcePath, type SourcePath } from '../model/paths.ts';

/** The files of a publication, read and never written. Their paths are in Unicode NFC, whatever the disk keeps. */
export interface SourceFiles {
  /** Every file below the folder, sorted by code unit; none when there is no such folder. */
  list(folder: string): readonly SourcePath[];
  /** The bytes of a file, or undefined when it is not there or leads out of the root. */
  read(path: SourcePath): Uint8Array | undefined;
}

export interface StampedFiles extends SourceFiles {
  /** When a file was last changed, without reading it; undefined where `read` finds none. */
  stamp(path: SourcePath): Stamp | undefined;
}

/** What changes whenever somebody writes to a file, or puts another one in its place. */
export interface Stamp {
  /** In bytes. */
  readonly size: number;
  /** In milliseconds since 1970. */
  readonly modified: number;
  readonly changed: number;
}

/** Folders are listed once: what comes to them later belongs to the next look. */
export function openSourceFiles(root: string): StampedFiles {
  const locate = createLocator(root);
  return {
    list: memoise((folder) => listFiles(root, folder)),
    read: (path) => {
      const found = locate(path);
      return found && readIfFile(found.file);
    },
    stamp: (path) => {
      const found = locate(path);
      if (found === undefined) return undefined;
      const { size, mtimeMs, ctimeMs } = found.stats;
      return { size, modified: mtimeMs, changed: ctimeMs };
    },
  };
}

interface Located {
  readonly file: string;
  readonly stats: Stats;
}

/** Finds the file of a path: itself, or what a symbolic link inside the publication leads to. */
function createLocator(root: string): (path: string) => Located | undefined {
  let realRoot: string | undefined;
  const isInside = (file: string) => file.startsWith((realRoot ??= realpathSync(root)) + sep);
  // Files of one folder are looked at one after another.
  const folderOf = memoise((folder) => ifThere(() => realpathSync(folder)));
  const find = (path: string): Located | undefined =>
    ifThere(() => {
      const named = join(root, path);
      const folder = folderOf(dirname(named));
      if (folder === undefined) return undefined;
      const stats = lstatSync(named);
      const file = stats.isSymbolicLink() ? realpathSync(named) : join(folder, basename(named));
      // A symbolic link must not lead an article to files outside the publication.
      if (!isInside(file)) return undefined;
      return { file, stats: stats.isSymbolicLink() ? lstatSync(file) : stats };
    });
  return (path) => find(path) ?? find(path.normalize('NFD'));
}

function readIfFile(file: string): Uint8Array | undefined {
  return ifThere(() => readFileSync(file));
}

function listFiles(root: string, folder: string): SourcePath[] {
  const entries = ifThere(() => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }));
  return (entries ?? [])
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/').normalize('NFC'))
    .sort()
    .map(sourcePath);
}

function ifThere<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}
