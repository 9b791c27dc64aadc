import { OutputError } from '../emit/output-error.ts';
import { isUnchanged } from '../incremental/earlier.ts';
import { ChangedFileError } from '../platform/changed-file-error.ts';
import { folderOf } from './audience-folders.ts';
import type { Command, CommandInput, ExitCode } from './command.ts';
import { dayOfBuild } from './dates.ts';
import {
  allOption,
  asOfOption,
  browserOption,
  cacheOption,
  chosenBrowser,
  chosenDay,
  chosenReporter,
  isLocked,
  jobsOption,
  lockedOption,
  noCacheOption,
  printTimeoutOption,
  reporterOption,
  rootOption,
  strictOption,
} from './options.ts';
import { openProgress } from './progress.ts';
import { tellProblems } from './tell.ts';
import { diagnoseTracked } from './tracked-outputs.ts';
import { openWorkplace } from './workplace.ts';

export const build: Command = {
  summary: 'Make the site and the books: dist/site, dist/epub, dist/pdf.',
  details: `Reads series/, checks everything, and makes every format of every series.
An error in the content stops it before anything in dist changes.

  kolofon build
  kolofon build --format epub,pdf --series key-account-management
  kolofon build --article nettverk-og-relasjon
  kolofon build --format press
  kolofon build --format site,server
  kolofon build --root ../my-publication --out ../books`,
  options: {
    root: rootOption,
    out: { type: 'string', value: 'FOLDER', summary: 'Where the outputs go (default: dist in the root).' },
    format: {
      type: 'string',
      value: 'IDS',
      summary: 'Only these formats: epub, pdf, press, site, server (default: all but press and server).',
    },
    series: {
      type: 'string',
      value: 'IDS',
      summary: 'Only the books of these series and collections. A site is always whole.',
    },
    article: {
      type: 'string',
      value: 'IDS',
      summary: 'A small book of each of these articles, and nothing else.',
    },
    'as-of': asOfOption,
    locked: lockedOption,
    strict: strictOption,
    reporter: reporterOption,
    all: allOption,
    cache: cacheOption,
    'no-cache': noCacheOption,
    jobs: jobsOption,
    explain: { type: 'boolean', summary: 'Say why each output was made again.' },
    'print-timeout': printTimeoutOption,
    browser: browserOption,
  },
  run: (input) => stopWithoutOutputs(() => runUnlessUnchanged(input), input),
};

async function runUnlessUnchanged(input: CommandInput): Promise<ExitCode> {
  const asOf = dayOfBuild(chosenDay(input), input.environment, input.now);
  const reporter = chosenReporter(input);
  chosenBrowser(input);
  const progress = openProgress(input.terminal);
  const scanned = Date.now();
  const workplace = openWorkplace(input);
  const { earlier, files } = workplace;
  const request = nameRequest(input);
  const hasMembers = [...earlier.outputs.keys()].some((path) => path.startsWith(`${folderOf.members}/`));
  if (
    earlier.record !== undefined &&
    isUnchanged(earlier, { request, asOf }, files) &&
    !(hasMembers && diagnoseTracked(workplace.output).length > 0)
  ) {
    const { diagnostics, content, unpublished } = earlier.record;
    tellProblems(diagnostics, reporter, files, input);
    progress.unchanged(content, diagnostics);
    unpublished.forEach(input.terminal.line);
    return 0;
  }
  // Most of Kolofon is loaded only for a build that has something to do.
  const { runBuild } = await import('./run-build.ts');
  return runBuild({ asOf, request, scanned, workplace, progress }, input);
}

/** A disk that cannot be written to is no bug: its reason is enough. */
async function stopWithoutOutputs(
  action: () => Promise<ExitCode>,
  { terminal }: Pick<CommandInput, 'terminal'>,
): Promise<ExitCode> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof OutputError || error instanceof ChangedFileError)) throw error;
    terminal.status('');
    terminal.line(`${terminal.style('red', 'Failed:')} ${error.message}`);
    return 2;
  }
}

/** Tells one build from another that would make other outputs of the same sources. */
function nameRequest({ options, environment }: Pick<CommandInput, 'options' | 'environment'>): string {
  const { format, series, article, browser, strict } = options;
  const locked = isLocked({ options, environment });
  const epoch = environment['SOURCE_DATE_EPOCH'];
  return JSON.stringify([format, series, article, browser, strict, locked, epoch]);
}
