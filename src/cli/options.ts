import { reportGithubFrom } from '../diagnostics/reporters/github.ts';
import { reporters } from '../diagnostics/reporters/reporters.ts';
import { pathInRepository } from '../platform/git.ts';
import type { BuildOptions, CheckOptions, DevOptions, SourceOptions } from '../build/options.ts';
import type { WorkerOptions } from '../build/start-worker.ts';
import type { CommandInput, Option } from './command.ts';
import { checkNumber, rootOf, type NumberOption } from '../build/read-options.ts';
import type { ReportOptions } from './report-diagnostics.ts';
import { unknown, UsageError } from '../build/usage-error.ts';
import { lookupTable } from '../model/lookup-table.ts';

export const outOption: Option = {
  type: 'string',
  value: 'FOLDER',
  summary: 'The output folder (default: dist in the root).',
};

export const rootOption: Option = {
  type: 'string',
  value: 'FOLDER',
  summary: 'The folder that contains series/ (default: the current folder).',
};

export const asOfOption: Option = {
  type: 'string',
  value: 'DATE',
  summary: 'Build as of this date, YYYY-MM-DD (default: today). Later articles are left out.',
};

export const reporterOption: Option = {
  type: 'string',
  value: 'NAME',
  summary: `The format of reported problems: ${Object.keys(reporters).join(', ')} (default: text, or github on GitHub Actions).`,
};

export const allOption: Option = {
  type: 'boolean',
  summary: 'Report every problem, even if there are more than ten of one kind.',
};

export const cacheOption: Option = {
  type: 'string',
  value: 'FOLDER',
  summary: 'The folder of the build cache (default: ~/.cache/kolofon).',
};

export const cacheRemoteOption: Option = {
  type: 'string',
  value: 'URL',
  summary: 'The cache that machines share: http, https, redis or rediss (default: cache.remote.url).',
};

export const cacheReadOnlyOption: Option = {
  type: 'boolean',
  summary: 'Upload nothing to the shared cache (default for pull requests on CI).',
};

export const queueOption: Option = {
  type: 'string',
  value: 'URL',
  summary: 'The queue of workers: redis or rediss (default: KOLOFON_QUEUE).',
};

export const noCacheOption: Option = { type: 'boolean', summary: 'Build without the cache.' };

export const lockedOption: Option = {
  type: 'boolean',
  summary: 'Do not write the lock file of URLs; a changed URL is an error (default if CI is true).',
};

export const jobsOption: Option = {
  type: 'string',
  value: 'NUMBER',
  summary: 'The number of threads that read articles and search books (default: one for each core).',
};

export const formatOption: Option = {
  type: 'string',
  value: 'IDS',
  summary:
    'Only these formats: epub, pdf, press, site, server, and those that your configuration adds (default: all but press and server).',
};

export const strictOption: Option = { type: 'boolean', summary: 'Treat warnings as errors.' };

export const browserOption: Option = {
  type: 'string',
  value: 'FILE',
  summary: 'The Chrome or Chromium that prints (default: the first one found).',
};

export const printTimeoutOption: Option = {
  type: 'string',
  value: 'SECONDS',
  summary: 'The time limit for printing one book (default: as long as the browser makes progress).',
};

/** The arguments of a command as `parseArgs` gives them. No other module knows them. */
type Values = CommandInput['values'];

export function buildOptionsOf(values: Values): BuildOptions {
  const series = listOption(values, 'series');
  const articles = listOption(values, 'article');
  return {
    ...sourceOptionsOf(values),
    out: textOption(values, 'out'),
    formats: listOption(values, 'format'),
    series: series && [...new Set(series)],
    articles: articles && [...new Set(articles)],
    locked: flagOption(values, 'locked'),
    strict: flagOption(values, 'strict'),
    cacheRemote: textOption(values, 'cache-remote'),
    cacheReadOnly: flagOption(values, 'cache-read-only'),
    shard: textOption(values, 'shard'),
    plan: textOption(values, 'plan'),
    queue: textOption(values, 'queue'),
    explain: flagOption(values, 'explain'),
    printTimeout: numberOption(values, 'print-timeout', 'printTimeout'),
    browser: textOption(values, 'browser'),
  };
}

export function checkOptionsOf(values: Values): CheckOptions {
  return {
    ...sourceOptionsOf(values),
    locked: flagOption(values, 'locked'),
    strict: flagOption(values, 'strict'),
    fix: flagOption(values, 'fix'),
    desk: textOption(values, 'desk'),
  };
}

export function devOptionsOf(values: Values): DevOptions {
  return {
    ...sourceOptionsOf(values),
    host: textOption(values, 'host'),
    port: numberOption(values, 'port', 'port'),
    members: flagOption(values, 'members'),
    published: flagOption(values, 'published'),
    browser: textOption(values, 'browser'),
  };
}

export function workerOptionsOf(values: Values): WorkerOptions {
  return {
    queue: textOption(values, 'queue'),
    cacheRemote: textOption(values, 'cache-remote'),
    concurrency: numberOption(values, 'concurrency', 'concurrency'),
    healthPort: numberOption(values, 'health-port', 'healthPort'),
    grace: numberOption(values, 'grace', 'grace'),
    cache: cacheFolderOf(values),
    browser: textOption(values, 'browser'),
  };
}

export function sourceOptionsOf(values: Values): SourceOptions {
  return {
    root: textOption(values, 'root'),
    asOf: textOption(values, 'as-of'),
    jobs: numberOption(values, 'jobs', 'jobs'),
    cache: cacheFolderOf(values),
  };
}

function cacheFolderOf(values: Values): string | false | undefined {
  const cache = textOption(values, 'cache');
  const isUncached = values['no-cache'] === true;
  if (isUncached && cache !== undefined) throw new UsageError('Choose --cache or --no-cache, not both.');
  return isUncached ? false : cache;
}

export function textOption(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

function flagOption(values: Values, name: string): true | undefined {
  return values[name] === true ? true : undefined;
}

export function listOption(values: Values, name: string): string[] | undefined {
  return textOption(values, name)
    ?.split(',')
    .map((id) => id.trim());
}

function numberOption(values: Values, name: string, option: NumberOption): number | undefined {
  const text = textOption(values, name);
  return text === undefined ? undefined : checkNumber(option, /^\d+$/.test(text) ? Number(text) : NaN, text);
}

export function chosenReport({
  values,
  environment,
}: Pick<CommandInput, 'values' | 'environment'>): ReportOptions {
  const name =
    textOption(values, 'reporter') ?? (environment['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text');
  const reporter = reporters[name];
  if (reporter === undefined) throw new UsageError(unknown('reporter', name, Object.keys(reporters)));
  return {
    reporter:
      name === 'github' ? reportGithubFrom(pathInRepository(rootOf(sourceOptionsOf(values)))) : reporter,
    isWhole: values['all'] === true,
  };
}

const flags: Readonly<Record<string, string>> = lookupTable({
  formats: '--format',
  articles: '--article',
});

/** `printTimeout` is `--print-timeout`. */
export function nameFlag(option: string): string {
  return flags[option] ?? `--${option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
