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
  reporterOption,
  rootOption,
  strictOption,
} from './options.ts';
import { runBuildCommand } from './run-build-command.ts';

export const merge: Command = {
  summary: 'Build with the books and pictures that shards made on other machines.',
  details: `Reads and checks everything as a build does, takes finished books, pictures and search indexes from the
shards, and makes the rest. Fails if a shard is missing, damaged, or made of other sources.
The date and the formats are those of the shards.

  kolofon merge
  kolofon merge downloads/shard-*`,
  options: {
    root: rootOption,
    out: outOption,
    format: formatOption,
    'as-of': asOfOption,
    locked: lockedOption,
    strict: strictOption,
    reporter: reporterOption,
    all: allOption,
    cache: cacheOption,
    'no-cache': noCacheOption,
    'cache-remote': cacheRemoteOption,
    'cache-read-only': cacheReadOnlyOption,
    jobs: jobsOption,
    browser: browserOption,
  },
  positionals: {
    value: 'FOLDER...',
    summary: 'The folders of all shards, in any order (default: all folders in dist-shard).',
  },
  run: (input) => runBuildCommand({ ...buildOptionsOf(input.values), shards: input.positionals }, input),
};
