import { hasErrors } from '../diagnostics/diagnostic.ts';
import { OutputError } from '../emit/output-error.ts';
import { ChangedFileError } from '../platform/changed-file-error.ts';
import { compileLater } from '../platform/compile-later.ts';
import { limitHeap } from '../platform/heap-limits.ts';
import { buildPublication } from '../build/build-publication.ts';
import type { Command } from './command.ts';
import {
  allOption,
  asOfOption,
  browserOption,
  buildOptionsOf,
  cacheOption,
  cacheReadOnlyOption,
  cacheRemoteOption,
  chosenReport,
  jobsOption,
  lockedOption,
  noCacheOption,
  printTimeoutOption,
  queueOption,
  reporterOption,
  rootOption,
  strictOption,
} from './options.ts';
import { openProgress } from './terminal-progress.ts';
import { reportOutcome } from './report-outcome.ts';

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
    out: { type: 'string', value: 'FOLDER', summary: 'The output folder (default: dist in the root).' },
    format: {
      type: 'string',
      value: 'IDS',
      summary:
        'Only these formats: epub, pdf, press, site, server, and those that your configuration adds (default: all but press and server).',
    },
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
    explain: { type: 'boolean', summary: 'Explain why each output was rebuilt.' },
    'print-timeout': printTimeoutOption,
    browser: browserOption,
  },
  async run(input) {
    const options = buildOptionsOf(input.values);
    const report = chosenReport(input);
    const progress = openProgress(input.terminal);
    compileLater();
    try {
      const outcome = await limitHeap(() => buildPublication(options, input, progress));
      reportOutcome(outcome, report, progress, input);
      if (hasErrors(outcome.diagnostics)) return 1;
      return outcome.failures.length > 0 ? 2 : 0;
    } catch (error) {
      // A disk that cannot be written to is no bug: its reason is enough.
      if (!(error instanceof OutputError || error instanceof ChangedFileError)) throw error;
      input.terminal.status('');
      input.terminal.line(`${input.terminal.style('red', 'Failed:')} ${error.message}`);
      return 2;
    }
  },
};
