import { refuseChanges, saveAddresses } from './address-lock.ts';
import { publicationsOf } from './audiences.ts';
import { chooseBooks } from './chosen-books.ts';
import { chosenFormats } from './chosen-formats.ts';
import type { CommandInput, ExitCode } from './command.ts';
import { tellFailures, type Failure } from './failures.ts';
import { plannedDownloads } from './format-input.ts';
import { keepRecord } from './keep-record.ts';
import { makeOutputs } from './make-outputs.ts';
import { chosenBrowser, chosenCache, chosenPrintTimeout, chosenReporter, isLocked } from './options.ts';
import { hasSite } from './plan-exchange.ts';
import { prepare } from './prepare.ts';
import type { Progress } from './progress.ts';
import { countContent, tellProblems } from './tell.ts';
import { diagnoseTracked } from './tracked-outputs.ts';
import { describeUnpublished } from './unpublished.ts';
import { describeWordless } from './wordless-languages.ts';
import type { Workplace } from './workplace.ts';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { dropRepeated } from '../diagnostics/order.ts';
import { explain } from '../incremental/explain.ts';
import { lockFile } from '../load/address-lock.ts';
import { openPrinter, type Printer } from '../platform/browser.ts';
import { compileLater } from '../platform/compile-later.ts';
import { listUnpublished } from '../resolve/unpublished.ts';
import { boundHeap } from '../platform/small-heap.ts';

/** A build that has something to do. */
export interface BuildTask {
  readonly asOf: string;
  /** Names what is asked for. */
  readonly request: string;
  /** When the sources were looked at, in milliseconds since 1970. */
  readonly scanned: number;
  readonly workplace: Workplace;
  readonly progress: Progress;
}

export async function runBuild(task: BuildTask, input: CommandInput): Promise<ExitCode> {
  compileLater();
  const printer = openPrinter({
    executablePath: chosenBrowser(input),
    timeLimit: chosenPrintTimeout(input),
    environment: input.environment,
  });
  try {
    return await boundHeap(() => buildWith(printer, task, input));
  } finally {
    await printer.close();
  }
}

async function buildWith(
  printer: Printer,
  { asOf, request, scanned, workplace, progress }: BuildTask,
  input: CommandInput,
): Promise<ExitCode> {
  const { earlier, files } = workplace;
  const formats = chosenFormats(input);
  const reporter = chosenReporter(input);
  // Where nothing is kept, books are printed for sure: the browser starts while the sources are read.
  if (formats.some(({ stage }) => stage === 'print') && chosenCache(input) === undefined) printer.start();
  progress.working('Reading');
  const { prepared, diagnostics } = await prepare(workplace.root, input.templates, asOf, workplace, {
    isStrict: input.options['strict'] === true,
  });
  const refused = prepared !== undefined && isLocked(input) ? refuseChanges(prepared.addresses) : [];
  const tracked =
    prepared?.forMembers === undefined ? [] : prepared.settle(diagnoseTracked(workplace.output));
  if (prepared === undefined || refused.length > 0 || hasErrors(tracked)) {
    const problems = [...diagnostics, ...refused, ...tracked];
    tellProblems(problems, reporter, files, input);
    progress.stopped(problems);
    return 1;
  }
  const content = countContent(prepared.publication);
  progress.step('Read', content);
  const notOut = listUnpublished(prepared.loaded.articles, asOf);
  const chosen = chooseBooks(input, prepared.publication, formats, notOut);
  const made = await makeOutputs(prepared, chosen, workplace, printer, input, progress);
  const all = dropRepeated([...diagnostics, ...made.diagnostics]);
  const told = [...all, ...tracked];
  tellProblems(told, reporter, files, input);
  if (input.options['explain'] === true) {
    const { record, scan, notes } = earlier;
    for (const path of record?.sources.keys() ?? []) scan.digestOf(path);
    const digests = new Map([...scan.found()].map(([path, { digest }]) => [path, digest]));
    const { loaded } = prepared;
    // Members' pages show what everyone's do, and more.
    const articles = (prepared.forMembers ?? prepared.publication).articlesBySource;
    const offered = publicationsOf(prepared).flatMap(plannedDownloads);
    const books = new Map(offered.map(({ path, book }) => [path, book.id]));
    progress.explain(explain(made.made, { record, notes: notes(), loaded, digests, asOf, articles, books }));
  }
  const code = conclude(told, made.failures, progress, input);
  const unpublished = [...describeUnpublished(notOut), ...describeWordless(prepared)];
  unpublished.forEach(input.terminal.line);
  const isWholeSite = chosen.isWhole && hasSite(chosen.formats);
  if (code === 0 && isWholeSite && !isLocked(input)) {
    const isOwn = earlier.record?.sources.get(lockFile)?.digest === earlier.scan.digestOf(lockFile);
    if (saveAddresses(prepared.addresses, isOwn, input)) earlier.scan.forget(lockFile);
  }
  if (code === 0)
    keepRecord(workplace, { ...made, prepared, diagnostics: all, scanned, request, content, unpublished });
  // Last, for the record counts too.
  workplace.cache?.prune(prepared.cacheMax);
  return code;
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
