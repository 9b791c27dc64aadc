import type { Command } from './command.ts';
import {
  allOption,
  asOfOption,
  browserOption,
  buildOptionsOf,
  cacheOption,
  cacheReadOnlyOption,
  cacheRemoteOption,
  formatOption,
  jobsOption,
  lockedOption,
  noCacheOption,
  outOption,
  printTimeoutOption,
  queueOption,
  reporterOption,
  rootOption,
  strictOption,
} from './options.ts';
import { runBuildCommand } from './run-build-command.ts';

export const build: Command = {
  summary: 'Build the site and the books: dist/site, dist/epub, dist/pdf.',
  details: `Reads series/, checks everything, and builds every format of every series.
An error in the content stops the build before anything in dist changes.

  kolofon build
  kolofon build --format epub,pdf --series key-account-management
  kolofon build --article nettverk-og-relasjon
  kolofon build --format press
  kolofon build --format site,server
  kolofon build --root ../my-publication --out ../books`,
  options: {
    root: rootOption,
    out: outOption,
    format: formatOption,
    series: {
      type: 'string',
      value: 'IDS',
      summary: 'Only the books of these series and collections. The site is always complete.',
    },
    article: {
      type: 'string',
      value: 'IDS',
      summary: 'Only a small book of each of these articles.',
    },
    'as-of': asOfOption,
    locked: lockedOption,
    strict: strictOption,
    reporter: reporterOption,
    all: allOption,
    cache: cacheOption,
    'no-cache': noCacheOption,
    'cache-remote': cacheRemoteOption,
    'cache-read-only': cacheReadOnlyOption,
    queue: queueOption,
    jobs: jobsOption,
    shard: {
      type: 'string',
      value: 'N/M',
      summary: 'Make only shard N of M, in dist-shard/N-of-M, for kolofon merge.',
    },
    plan: { type: 'string', value: 'FILE', summary: 'Divide the shards as this file of kolofon plan says.' },
    explain: { type: 'boolean', summary: 'Explain why each output was rebuilt.' },
    'print-timeout': printTimeoutOption,
    browser: browserOption,
  },
  run: (input) => runBuildCommand(buildOptionsOf(input.values), input),
};
