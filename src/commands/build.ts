import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { dropRepeated } from '../diagnostics/order.ts';
import type { Format } from '../formats/format.ts';
import { explain } from '../incremental/explain.ts';
import { isUnchanged } from '../incremental/earlier.ts';
import { lockFile } from '../load/address-lock.ts';
import { refuseChanges, saveAddresses } from './address-lock.ts';
import { chooseBooks } from './chosen-books.ts';
import type { Command, CommandInput, ExitCode } from './command.ts';
import { dayOfBuild } from './dates.ts';
import { tellFailures, type Failure } from './failures.ts';
import { openPrinter, type Printer } from '../platform/browser.ts';
import { keepRecord } from './keep-record.ts';
import { hasSite, makeOutputs } from './make-outputs.ts';
import {
  asOfOption,
  cacheOption,
  chosenCache,
  chosenDay,
  chosenFormats,
  chosenReporter,
  isLocked,
  lockedOption,
  noCacheOption,
  reporterOption,
  rootOption,
} from './options.ts';
import { prepare } from './prepare.ts';
import { openProgress, type Progress } from './progress.ts';
import { countContent, tellProblems } from './tell.ts';
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
    reporter: reporterOption,
    cache: cacheOption,
    'no-cache': noCacheOption,
    explain: { type: 'boolean', summary: 'Say why each output was made again.' },
    browser: {
      type: 'string',
      value: 'FILE',
      summary: 'The Chrome or Chromium that prints (default: the first found).',
    },
  },
  async run(input) {
    const browser = input.options['browser'];
    const printer = openPrinter({
      executablePath: typeof browser === 'string' ? browser : undefined,
      environment: input.environment,
    });
    try {
      return await buildWith(printer, input);
    } finally {
      await printer.close();
    }
  },
};

async function buildWith(printer: Printer, input: CommandInput): Promise<ExitCode> {
  const reporter = chosenReporter(input);
  const formats = chosenFormats(input);
  const asOf = dayOfBuild(chosenDay(input), input.environment, input.now);
  const progress = openProgress(input.terminal);
  const scanned = Date.now();
  const workplace = openWorkplace(input);
  const { earlier, files } = workplace;
  const request = nameRequest(formats, input);
  if (earlier.record !== undefined && isUnchanged(earlier, { request, asOf }, files)) {
    const { diagnostics, content } = earlier.record;
    tellProblems(diagnostics, reporter, files, input);
    progress.unchanged(content, diagnostics);
    return 0;
  }

  // Where nothing is kept, books are printed for sure: the browser starts while the sources are read.
  if (formats.some(({ stage }) => stage === 'print') && chosenCache(input) === undefined) printer.start();
  progress.working('Reading');
  const { prepared, diagnostics } = await prepare(workplace.root, input.templates, asOf, workplace);
  const refused = prepared !== undefined && isLocked(input) ? refuseChanges(prepared.addresses) : [];
  if (prepared === undefined || refused.length > 0) {
    const problems = [...diagnostics, ...refused];
    tellProblems(problems, reporter, files, input);
    progress.stopped(problems);
    return 1;
  }
  const content = countContent(prepared.publication);
  progress.step('Read', content);
  const chosen = chooseBooks(input, prepared.publication, formats);
  const made = await makeOutputs(prepared, chosen, workplace, printer, input, progress);
  const all = dropRepeated([...diagnostics, ...made.diagnostics]);
  tellProblems(all, reporter, files, input);
  if (input.options['explain'] === true) {
    const { record, scan, notes } = earlier;
    for (const path of record?.sources.keys() ?? []) scan.digestOf(path);
    const digests = new Map([...scan.found()].map(([path, { digest }]) => [path, digest]));
    const { loaded } = prepared;
    progress.explain(explain(made.made, { record, notes: notes(), loaded, digests, asOf }));
  }
  const code = conclude(all, made.failures, progress, input);
  const isWholeSite = chosen.isWhole && hasSite(chosen.formats);
  if (code === 0 && isWholeSite && !isLocked(input)) {
    const isOwn = earlier.record?.sources.get(lockFile)?.digest === earlier.scan.digestOf(lockFile);
    if (saveAddresses(prepared.addresses, isOwn, input)) earlier.scan.forget(lockFile);
  }
  if (code === 0) keepRecord(workplace, { ...made, prepared, diagnostics: all, scanned, request, content });
  return code;
}

/** Tells one build from another that would make other outputs of the same sources. */
function nameRequest(
  formats: readonly Format[],
  { options, environment }: Pick<CommandInput, 'options' | 'environment'>,
): string {
  const { series, article, browser } = options;
  const locked = isLocked({ options, environment });
  const epoch = environment['SOURCE_DATE_EPOCH'];
  return JSON.stringify([formats.map(({ id }) => id), series, article, browser, locked, epoch]);
}

function conclude(
  diagnostics: readonly Diagnostic[],
  failures: readonly Failure[],
  progress: Progress,
  { terminal }: CommandInput,
): ExitCode {
  tellFailures(failures, terminal);
  if (hasErrors(diagnostics)) {
    progress.stopped(diagnostics);
    return 1;
  }
  progress.summary(diagnostics, failures.length);
  return failures.length > 0 ? 2 : 0;
}
