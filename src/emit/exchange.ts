import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { replaceFile } from './replace-file.ts';

/** How the outputs of a format become the next ones. Paths are relative to the folder of the format. */
export interface Exchange {
  /** New files, and those in the place of earlier ones. */
  readonly moves: readonly string[];
  /** Files that have no successor. */
  readonly removals: readonly string[];
}

/**
 * Carries an exchange out, file by file, from one folder into the other. It is written down first: whoever finds it
 * there can carry it out to the end, however much of it was done.
 */
export function exchangeFiles(exchange: Exchange, from: string, to: string, journal: string): void {
  if (exchange.moves.length + exchange.removals.length === 0) return;
  replaceFile(journal, JSON.stringify(exchange));
  carryOut(exchange, from, to);
  rmSync(journal);
}

/** Ends an exchange that a killed build began. */
export function resumeExchange(from: string, to: string, journal: string): void {
  carryOut(JSON.parse(readFileSync(journal, 'utf8')) as Exchange, from, to);
}

/** What a page needs is there before the page, and what it needed goes after it. */
function carryOut({ moves, removals }: Exchange, from: string, to: string): void {
  const inTheWay = findObstacles(moves);
  for (const path of removals.filter(inTheWay)) removeFile(path, to);
  const folders = new Set<string>();
  for (const path of [...moves.filter((one) => !isPage(one)), ...moves.filter(isPage)]) {
    if (!existsSync(join(from, path))) continue;
    const folder = dirname(join(to, path));
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    renameSync(join(from, path), join(to, path));
  }
  for (const path of removals.filter((one) => !inTheWay(one))) removeFile(path, to);
}

function isPage(path: string): boolean {
  return path.endsWith('.html');
}

/** A file stands in the way where a folder is to be, or in a folder where a file is to be. */
function findObstacles(moves: readonly string[]): (path: string) => boolean {
  const files = new Set(moves);
  const folders = new Set(moves.flatMap(foldersAround));
  return (path) => folders.has(path) || foldersAround(path).some((folder) => files.has(folder));
}

function foldersAround(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === '.' ? [] : [folder, ...foldersAround(folder)];
}

/** Folders that are left empty go too. */
function removeFile(path: string, to: string): void {
  rmSync(join(to, path), { force: true });
  for (const folder of foldersAround(path)) {
    try {
      rmdirSync(join(to, folder));
    } catch {
      return;
    }
  }
}
