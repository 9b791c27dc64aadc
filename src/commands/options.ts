import { statSync } from 'node:fs';
import { didYouMean } from '../diagnostics/nearest.ts';
import { reportGithubFrom } from '../diagnostics/reporters/github.ts';
import { reporters } from '../diagnostics/reporters/registry.ts';
import { pathInRepository } from '../platform/repository.ts';
import { cacheHome } from '../platform/cache-home.ts';
import { UsageError, type CommandInput, type Option } from './command.ts';

export const rootOption: Option = {
  type: 'string',
  value: 'FOLDER',
  summary: 'The folder that holds series/ (default: this one).',
};

export const asOfOption: Option = {
  type: 'string',
  value: 'DATE',
  summary: 'Build as if it were this day, YYYY-MM-DD (default: today). What is due later is left out.',
};

export const reporterOption: Option = {
  type: 'string',
  value: 'NAME',
  summary: `How problems are told: ${Object.keys(reporters).join(', ')} (default: text, or github on GitHub Actions).`,
};

export const allOption: Option = {
  type: 'boolean',
  summary: 'Report every problem, also where there are more than ten of one kind.',
};

export const cacheOption: Option = {
  type: 'string',
  value: 'FOLDER',
  summary: 'Where what was made is kept for the next build (default: kolofon in ~/.cache).',
};

export const noCacheOption: Option = { type: 'boolean', summary: 'Make everything anew, and keep nothing.' };

export const lockedOption: Option = {
  type: 'boolean',
  summary: 'Leave the list of addresses as it is, and refuse what changes one (default where CI is true).',
};

export const jobsOption: Option = {
  type: 'string',
  value: 'NUMBER',
  summary: 'How many threads read articles and look into books (default: as many as there are cores).',
};

export const strictOption: Option = { type: 'boolean', summary: 'Treat warnings as errors.' };

export const browserOption: Option = {
  type: 'string',
  value: 'FILE',
  summary: 'The Chrome or Chromium that prints, and no other (default: the first found).',
};

export const printTimeoutOption: Option = {
  type: 'string',
  value: 'SECONDS',
  summary: 'The longest that the print of one book may take (default: as long as the browser works on it).',
};

/** In milliseconds. */
export function chosenPrintTimeout({ options }: Pick<CommandInput, 'options'>): number | undefined {
  const seconds = options['print-timeout'];
  if (typeof seconds !== 'string') return undefined;
  if (!/^[1-9]\d{0,5}$/.test(seconds))
    throw new UsageError(`--print-timeout takes a number of seconds, not "${seconds}".`);
  return Number(seconds) * 1000;
}

/** Whether the list of addresses is to be left alone: nobody would commit what a CI service writes. */
export function isLocked({ options, environment }: Pick<CommandInput, 'options' | 'environment'>): boolean {
  return options['locked'] === true || ['true', '1'].includes(environment['CI'] ?? '');
}

/** Throws where there is no such folder: every file of the publication would be missing. */
export function chosenRoot({ options }: Pick<CommandInput, 'options'>): string {
  const root = typeof options['root'] === 'string' ? options['root'] : '.';
  const kind = kindOf(root);
  if (kind === 'folder') return root;
  throw new UsageError(
    kind === 'file'
      ? `--root takes a folder: "${root}" is a file.`
      : `There is no folder "${root}" (--root).`,
  );
}

/** The browser of `--browser`. Throws where it, or the one that KOLOFON_BROWSER names, is no file. */
export function chosenBrowser({
  options,
  environment,
}: Pick<CommandInput, 'options' | 'environment'>): string | undefined {
  const option = typeof options['browser'] === 'string' ? options['browser'] : undefined;
  const variable = environment['KOLOFON_BROWSER'];
  const [origin, path] =
    option === undefined && variable !== '' ? ['KOLOFON_BROWSER', variable] : ['--browser', option];
  if (path !== undefined && kindOf(path) !== 'file') {
    throw new UsageError(`There is no browser at "${path}" (${origin}).`);
  }
  return option;
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return stats.isDirectory() ? 'folder' : 'file';
}

/** The folder in which builds keep what they made: undefined when they are not to, or when there is no place for it. */
export function chosenCache({ options, environment }: CommandInput): string | undefined {
  if (options['no-cache'] === true) {
    if (options['cache'] !== undefined) throw new UsageError('Choose --cache or --no-cache, not both.');
    return undefined;
  }
  return typeof options['cache'] === 'string' ? options['cache'] : cacheHome(environment);
}

export function chosenDay({ options }: CommandInput, option = 'as-of'): string | undefined {
  const day = options[option];
  if (typeof day !== 'string') return undefined;
  if (!isDay(day)) throw new UsageError(`--${option} takes a day as YYYY-MM-DD, not "${day}".`);
  return day;
}

export function chosenReporter({ options, environment }: CommandInput): (typeof reporters)[string] {
  const name = options['reporter'] ?? (environment['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text');
  const reporter = Object.hasOwn(reporters, String(name)) ? reporters[String(name)] : undefined;
  if (reporter === undefined) throw new UsageError(unknown('reporter', String(name), Object.keys(reporters)));
  return name === 'github' ? reportGithubFrom(pathInRepository(chosenRoot({ options }))) : reporter;
}

/** A date that does not exist, like 30 February, would be read as another one. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export function unknown(what: string, name: string, known: readonly string[]): string {
  const hint = didYouMean(name, known);
  return `There is no ${what} "${name}". ${hint ?? `Known: ${known.join(', ')}.`}`;
}
