import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Disk, Places } from './disk.ts';
import { statPath } from './stat-path.ts';
import { isInside } from './manifest.ts';
import { isSystemError } from './output-error.ts';

/** How the outputs of one build become those of the next. Paths are relative to the output folder. */
export interface Exchange {
  /** New files, files that replace an earlier one, and folders that do not exist yet. */
  readonly moves: readonly string[];
  /** Files without a successor. */
  readonly removals: readonly string[];
}

/** The journal of an exchange, in the staging folder. */
const journal = 'exchange.json';
/** Earlier outputs, in the staging folder, until the exchange is complete. */
const replaced = 'replaced';

/**
 * Carries an exchange out as a whole or not at all. The journal is written first and removed last: while it exists, the
 * earlier outputs can be put back (`undoExchange`). `begin` runs between the journal and the first change.
 */
export function exchangeFiles(exchange: Exchange, places: Places, disk: Disk, begin: () => void): void {
  const file = join(places.staging, journal);
  disk.write(file, JSON.stringify(exchange));
  begin();
  try {
    carryOut(exchange, places, disk);
    disk.remove(file);
  } catch (error) {
    undoExchange(exchange, places, disk);
    throw error;
  }
}

/**
 * An exchange that was begun here and is not complete. Nothing has moved while its journal is not written to the end. The
 * folder may come from anybody: a journal that leaves it was written by nobody.
 */
export function readExchange({ staging }: Places): Exchange | undefined {
  const file = join(staging, journal);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  try {
    const { moves, removals } = JSON.parse(text) as Exchange;
    return [...moves, ...removals].every(isInside) ? { moves, removals } : undefined;
  } catch {
    return undefined;
  }
}

/** Puts everything back as it was before an unfinished exchange. Can be run again if it was cut off itself. */
export function undoExchange(exchange: Exchange, places: Places, disk: Disk): void {
  undo(exchange, places, disk);
  disk.remove(join(places.staging, journal));
}

/** What a page loads is in its place before the page, and is removed after it. */
function carryOut({ moves, removals }: Exchange, { staging, output }: Places, disk: Disk): void {
  const inTheWay = findObstacles(moves);
  const makeFolderFor = openFolders(disk);
  const placeAside = (path: string): string => {
    const aside = join(staging, replaced, path);
    makeFolderFor(aside);
    return aside;
  };
  const remove = (path: string): void => {
    if (!existsSync(join(output, path))) return;
    disk.rename(join(output, path), placeAside(path));
    removeEmptyFolders(path, output, disk);
  };
  removals.filter(inTheWay).forEach(remove);
  for (const path of [...moves.filter((one) => !isPage(one)), ...moves.filter(isPage)]) {
    const target = join(output, path);
    const earlier = statPath(target);
    if (earlier === undefined) makeFolderFor(target);
    else if (earlier.isDirectory()) disk.removeFolder(target);
    else linkOrMove(target, placeAside(path), disk);
    disk.rename(join(staging, path), target);
  }
  removals.filter((one) => !inTheWay(one)).forEach(remove);
}

/** With a second name the file stays at its first until its successor replaces it: readers find one or the other. */
function linkOrMove(from: string, to: string, disk: Disk): void {
  try {
    disk.link(from, to);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    disk.rename(from, to);
  }
}

/** Each step sees from the disk whether it is due. What a symbolic link leads to is not ours, and is left alone. */
function undo({ moves, removals }: Exchange, { staging, output }: Places, disk: Disk): void {
  const isOwn = (path: string) =>
    isReached(output, path) && isReached(staging, path) && isReached(staging, `${replaced}/${path}`);
  const makeFolderFor = openFolders(disk);
  for (const path of moves.filter(isOwn)) {
    const [made, target] = [join(staging, path), join(output, path)];
    if (!existsSync(made) && existsSync(target)) {
      makeFolderFor(made);
      disk.rename(target, made);
    }
    removeEmptyFolders(path, output, disk);
  }
  const makeFolderAgainFor = openFolders(disk);
  for (const path of [...moves, ...removals].filter(isOwn)) {
    const aside = join(staging, replaced, path);
    // It may be the folder of other files, where a file takes the place of a folder.
    if (!(statPath(aside)?.isFile() ?? false)) continue;
    makeFolderAgainFor(join(output, path));
    disk.rename(aside, join(output, path));
  }
}

function openFolders(disk: Disk): (path: string) => void {
  const made = new Set<string>();
  return (path) => {
    const folder = dirname(path);
    if (!made.has(folder)) disk.makeFolder(folder);
    made.add(folder);
  };
}

function isPage(path: string): boolean {
  return path.endsWith('.html');
}

/** A file is in the way where a folder is needed, or inside a folder where a file is needed. */
function findObstacles(moves: readonly string[]): (path: string) => boolean {
  const files = new Set(moves);
  const folders = new Set(moves.flatMap(foldersAround));
  return (path) => folders.has(path) || foldersAround(path).some((folder) => files.has(folder));
}

function foldersAround(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === '.' ? [] : [folder, ...foldersAround(folder)];
}

/** Whether no symbolic link is on the way from a folder to what is in it. */
function isReached(root: string, path: string): boolean {
  return foldersAround(path).every((folder) => statPath(join(root, folder))?.isSymbolicLink() !== true);
}

function removeEmptyFolders(path: string, output: string, disk: Disk): void {
  for (const folder of foldersAround(path)) {
    try {
      disk.removeFolder(join(output, folder));
    } catch (error) {
      if (!isSystemError(error)) throw error;
      // It may not have been made yet, but those around it were.
      if (error.code !== 'ENOENT') return;
    }
  }
}
