import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
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

export function openSourceFiles(root: string): StampedFiles {
  const locate = createLocator(root);
  return {
    list: (folder) => listFiles(root, folder),
    read: (path) => {
      const file = locate(path);
      return file === undefined ? undefined : readIfFile(file);
    },
    stamp: (path) => {
      const file = locate(path);
      if (file === undefined) return undefined;
      const { size, mtimeMs, ctimeMs } = lstatSync(file);
      return { size, modified: mtimeMs, changed: ctimeMs };
    },
  };
}

/** Finds the file of a path: itself, or what a symbolic link inside the publication leads to. */
function createLocator(root: string): (path: string) => string | undefined {
  let realRoot: string | undefined;
  const isInside = (file: string) => file.startsWith((realRoot ??= realpathSync(root)) + sep);
  // A folder is looked at once: files of one folder are read one after another.
  const folders = new Map<string, string | undefined>();
  const folderOf = (folder: string): string | undefined => {
    if (!folders.has(folder))
      folders.set(
        folder,
        ifThere(() => realpathSync(folder)),
      );
    return folders.get(folder);
  };
  const find = (path: string): string | undefined =>
    ifThere(() => {
      const named = join(root, path);
      const folder = folderOf(dirname(named));
      if (folder === undefined) return undefined;
      const file = lstatSync(named).isSymbolicLink()
        ? realpathSync(named)
        : join(folder, named.slice(dirname(named).length + 1));
      // A symbolic link must not lead an article to files outside the publication.
      return isInside(file) ? file : undefined;
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
