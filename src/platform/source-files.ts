import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { listEntries } from './list-entries.ts';
import { mayOpenOnDisk, refusals, type MayOpen } from './may-open.ts';
import { memoise } from '../model/memoise.ts';
import { sourcePath, type SourcePath } from '../model/paths.ts';
import type { StoredFile } from '../model/stored-file.ts';

/** The files of a publication, read and never written. Their paths are in Unicode NFC, whatever the disk keeps. */
export interface SourceFiles {
  /**
   * Every file below the folder, sorted by code unit; none when there is no such folder. Symbolic links are followed, also
   * to folders, but not into a folder that is listed already. Those that lead nowhere, or out of the publication, are listed,
   * and so are folders that the system refuses to open.
   */
  list(folder: string): readonly SourcePath[];
  /**
   * Whether a listed file cannot be opened: a symbolic link that leads nowhere, or out of the publication, a name that is
   * not UTF-8, or one that is forbidden.
   */
  isLost(path: SourcePath): boolean;
  /** Whether the system refuses to open a listed file, or the folder in which a file would be. */
  isForbidden(path: SourcePath): boolean;
  /** The bytes of a file, or undefined when it is not there, is forbidden or leads out of the root. */
  read(path: SourcePath): Uint8Array | undefined;
  /** Where a file is, without reading it; undefined where `read` finds none. */
  locate(path: SourcePath): StoredFile | undefined;
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
export function openSourceFiles(root: string, mayOpen: MayOpen = mayOpenOnDisk): StampedFiles {
  let realRoot: string | undefined;
  const isInside = (file: string) => file.startsWith((realRoot ??= realpathSync(root)) + sep);
  const locate = createLocator(root, isInside);
  const lost = new Set<SourcePath>();
  const forbidden = new Set<SourcePath>();
  const isForbidden = (path: SourcePath) =>
    forbidden.size > 0 && [...forbidden].some((one) => path === one || path.startsWith(`${one}/`));
  const locateFile = (path: SourcePath) => {
    const found = locate(path);
    return found?.stats.isFile() === true && mayOpen(found.file, 'file') ? found : undefined;
  };
  return {
    list: memoise((folder) => {
      const { files, links, closed } = listFiles(root, folder, isInside, mayOpen);
      const doubtful = [...links, ...files.filter(isMisread)];
      for (const path of doubtful) if (locate(path) === undefined) lost.add(path);
      for (const path of closed) forbidden.add(path);
      return files;
    }),
    isLost: (path) => lost.has(path) || isForbidden(path),
    isForbidden,
    read: (path) => {
      const found = locateFile(path);
      return found && readIfFile(found.file);
    },
    locate: (path) => {
      const found = locateFile(path);
      return found && { path: found.file, size: found.stats.size };
    },
    stamp: (path) => {
      const found = locate(path);
      if (found === undefined) return undefined;
      const { size, mtimeMs, ctimeMs } = found.stats;
      return { size, modified: mtimeMs, changed: ctimeMs };
    },
  };
}

/** Whether a name contains the character with which Node replaces bytes that are not UTF-8: no file can be found by such a name. */
export function isMisread(path: string): boolean {
  return path.includes('\uFFFD');
}

interface Located {
  readonly file: string;
  readonly stats: Stats;
}

/** Finds the file of a path: itself, or what a symbolic link inside the publication leads to. */
function createLocator(
  root: string,
  isInside: (file: string) => boolean,
): (path: string) => Located | undefined {
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
  const entriesOf = memoise((folder) => ifThere(() => readdirSync(join(root, folder))) ?? []);
  /** For a name that is neither NFC nor NFD on the disk: partly decomposed, or with compatibility ideographs. */
  const asOnDisk = (path: string): string => {
    const folder = dirname(path);
    if (folder === path || path === '.') return path;
    const found = asOnDisk(folder);
    const name = basename(path).normalize('NFC');
    const entry = isAscii(name) ? undefined : entriesOf(found).find((one) => one.normalize('NFC') === name);
    return join(found, entry ?? basename(path));
  };
  return (path) =>
    find(path) ?? (isAscii(path) ? undefined : (find(path.normalize('NFD')) ?? find(asOnDisk(path))));
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function readIfFile(file: string): Uint8Array | undefined {
  return ifThere(() => readFileSync(file));
}

interface Listed {
  readonly files: readonly SourcePath[];
  /** Those of the files that are symbolic links. */
  readonly links: readonly SourcePath[];
  /** Those of the files that must not be read, and folders that must not be listed. */
  readonly closed: readonly SourcePath[];
}

function listFiles(
  root: string,
  folder: string,
  isInside: (file: string) => boolean,
  mayOpen: MayOpen,
): Listed {
  const start = ifThere(() => realpathSync(join(root, folder)));
  if (start === undefined || !isInside(start)) {
    const isLink = ifThere(() => lstatSync(join(root, folder)))?.isSymbolicLink() === true;
    return { files: [], links: isLink ? [sourcePath(folder)] : [], closed: [] };
  }
  const nameOf = (path: string) => sourcePath(relative(root, path).replaceAll(sep, '/').normalize('NFC'));
  const links: SourcePath[] = [];
  const closed: SourcePath[] = [];
  const mayList = (path: string) => mayOpen(path, 'folder');
  const visited = [start];
  const isVisited = (target: string) =>
    visited.some((one) => `${target}${sep}`.startsWith(`${one}${sep}`) || one.startsWith(`${target}${sep}`));
  const listBelow = (named: string): string[] => {
    if (statSync(named).isDirectory() && !mayList(named)) {
      closed.push(nameOf(named));
      return [named];
    }
    const entries = ifThere(() => listEntries(named, mayList)) ?? [];
    return entries.flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) {
        if (!mayOpen(path, 'file')) closed.push(nameOf(path));
        return [path];
      }
      if (entry.isDirectory() && !mayList(path)) {
        closed.push(nameOf(path));
        return [path];
      }
      if (!entry.isSymbolicLink() || entry.name.startsWith(editorLock)) return [];
      const target = ifThere(() => realpathSync(path));
      const isFolder = target !== undefined && statSync(target).isDirectory();
      if (isFolder && isVisited(target)) return [];
      if (!isFolder || !isInside(target)) {
        links.push(nameOf(path));
        return [path];
      }
      visited.push(target);
      return listBelow(path);
    });
  };
  const files = listBelow(join(root, folder)).map(nameOf).sort();
  return { files, links, closed };
}

/** Emacs marks a file that is being edited with a link of this name that leads nowhere. */
const editorLock = '.#';

/** A link that leads to itself leads nowhere, and no file has a name that is too long. */
const nothingThere: ReadonlySet<unknown> = new Set([
  ...refusals,
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
]);

function ifThere<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (nothingThere.has(code)) return undefined;
    throw error;
  }
}
