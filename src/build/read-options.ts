import { statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { cacheHome } from '../platform/cache-home.ts';
import type { BuildOptions, SourceOptions } from './options.ts';
import type { Host } from './host.ts';
import { UsageError } from './usage-error.ts';

type Machine = Pick<Host, 'environment'>;

/** Throws where there is no such folder: every file of the publication would be missing. */
export function rootOf({ root = '.' }: SourceOptions): string {
  const kind = kindOf(root);
  if (kind === 'folder') return root;
  throw new UsageError((nameOf) =>
    kind === 'file'
      ? `${nameOf('root')} takes a folder: "${root}" is a file.`
      : `There is no folder "${root}" (${nameOf('root')}).`,
  );
}

/** Throws for a folder among the sources: the next build would read what this one writes. */
export function outputOf(options: Pick<BuildOptions, 'root' | 'out'>): string {
  const root = rootOf(options);
  const output = folderFrom('out', options.out) ?? join(root, 'dist');
  if (kindOf(output) === 'file')
    throw new UsageError((nameOf) => `${nameOf('out')} takes a folder: "${output}" is a file.`);
  const way = relative(resolve(root, 'series'), resolve(output));
  if (way.split(sep)[0] !== '..' && !isAbsolute(way))
    throw new UsageError(
      (nameOf) =>
        `${nameOf('out')} takes a folder outside of series/, where the sources are: not "${output}".`,
    );
  return output;
}

/** The folder in which builds keep what they made: undefined when they are not to, or when there is no place for it. */
export function cacheOf({ cache }: SourceOptions, { environment }: Machine): string | undefined {
  return cache === false ? undefined : (folderFrom('cache', cache) ?? cacheHome(environment));
}

/** Whether the list of addresses is to be left alone: nobody would commit what a CI service writes. */
export function isLocked({ locked }: Pick<BuildOptions, 'locked'>, { environment }: Machine): boolean {
  return locked ?? ['true', '1'].includes(environment['CI'] ?? '');
}

/** The browser that was named. Throws where it, or the one that KOLOFON_BROWSER names, is no file. */
export function browserOf(
  { browser }: Pick<BuildOptions, 'browser'>,
  { environment }: Machine,
): string | undefined {
  const variable = environment['KOLOFON_BROWSER'];
  const path = browser ?? (variable === '' ? undefined : variable);
  if (path !== undefined && kindOf(path) !== 'file')
    throw new UsageError(
      (nameOf) =>
        `There is no browser at "${path}" (${browser === undefined ? 'KOLOFON_BROWSER' : nameOf('browser')}).`,
    );
  return browser;
}

/** In milliseconds. */
export function printLimitOf({ printTimeout }: Pick<BuildOptions, 'printTimeout'>): number | undefined {
  return printTimeout === undefined ? undefined : checkNumber('printTimeout', printTimeout) * 1000;
}

/** Throws for a day that does not exist: 30 February would be read as another one. */
export function checkDay(day: string | undefined, option: string): string | undefined {
  if (day === undefined || isDay(day)) return day;
  throw new UsageError((nameOf) => `${nameOf(option)} takes a day as YYYY-MM-DD, not "${day}".`);
}

const numbers = {
  jobs: { least: 1, most: 999, expected: 'a number from 1 to 999' },
  printTimeout: { least: 1, most: 999_999, expected: 'a number of seconds' },
  concurrency: { least: 1, most: 999, expected: 'a number from 1 to 999' },
  grace: { least: 0, most: 86_400, expected: 'a number of seconds' },
  healthPort: { least: 0, most: 65_535, expected: 'a number from 0 to 65535' },
  port: { least: 0, most: 65_535, expected: 'a number from 0 to 65535' },
} as const;

export type NumberOption = keyof typeof numbers;

/** `given` is how it was written. */
export function checkNumber(option: NumberOption, value: number, given = String(value)): number {
  const { least, most, expected } = numbers[option];
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new UsageError((nameOf) => `${nameOf(option)} takes ${expected}, not "${given}".`);
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** An empty path would be the working folder, which hardly anybody means. */
function folderFrom(option: string, folder: string | undefined): string | undefined {
  if (folder !== '') return folder;
  throw new UsageError((nameOf) => `${nameOf(option)} takes the path of a folder, not an empty one.`);
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return stats.isDirectory() ? 'folder' : 'file';
}
