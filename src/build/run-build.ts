import { refuseChanges, saveAddresses } from './address-lock.ts';
import { publicationsOf } from './audiences.ts';
import type { BuildContext } from './build-context.ts';
import type { BuildOutcome } from './build-outcome.ts';
import { chooseBooks, type Chosen } from './outputs/choose-books.ts';
import { chooseFormats } from './outputs/choose-formats.ts';
import type { Failure } from './failure.ts';
import { plannedDownloads } from './outputs/render-input.ts';
import { openDiagrams } from './open-diagrams.ts';
import { keepRecord } from './keep-record.ts';
import type { OutputResults } from './outputs/output-results.ts';
import { makeOutputs } from './outputs/make-outputs.ts';
import { openCoordinatorOf } from './open-coordinator.ts';
import { openRemoteCacheOf } from './open-remote-cache.ts';
import { hasSite } from './outputs/plan-exchange.ts';
import { prepare, type PreparedPublication } from './prepare.ts';
import { browserOf, cacheOf, isLocked, printLimitOf } from './read-options.ts';
import { countContent } from './counts.ts';
import { diagnoseTracked } from './tracked-outputs.ts';
import { describeUnpublished } from './unpublished.ts';
import { describeWordless } from './wordless-languages.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { dropRepeated } from '../diagnostics/order.ts';
import { explain, type Explanation } from '../incremental/explain.ts';
import { loadPlugins } from '../load/load-plugins.ts';
import { lockFile } from '../load/address-lock.ts';
import { openPrinter, type Printer } from '../platform/browser.ts';
import { formatsWith } from '../formats/formats.ts';
import { listUnpublished } from '../resolve/unpublished.ts';

/** A build that has something to do. */
export async function runBuild(context: BuildContext): Promise<BuildOutcome> {
  const { options, host } = context;
  const printer = openPrinter({
    executablePath: browserOf(options, host),
    timeLimit: printLimitOf(options),
    environment: host.environment,
  });
  try {
    return await buildWith(printer, context);
  } finally {
    await printer.close();
  }
}

async function buildWith(printer: Printer, context: BuildContext): Promise<BuildOutcome> {
  const { options, host, asOf, workspace, progress } = context;
  const { files: sources } = workspace;
  const plugins = await loadPlugins(workspace.root);
  const known = formatsWith(plugins.value);
  const formats = hasErrors(plugins.diagnostics) ? [] : chooseFormats(options.formats, known);
  // Where nothing is kept, books are printed for sure: the browser starts while the sources are read.
  if (formats.some(({ stage }) => stage === 'print') && cacheOf(options, host) === undefined) printer.start();
  const drawDiagrams = openDiagrams(
    {
      root: workspace.root,
      store: workspace.cache?.store('diagrams'),
      executablePath: browserOf(options, host),
    },
    host,
  );
  progress.working('Reading');
  const { prepared, diagnostics } = await prepare(
    workspace.root,
    host.templates,
    asOf,
    { ...workspace, loadPlugins: () => Promise.resolve(plugins) },
    { isStrict: options.strict === true, drawDiagrams },
  );
  const refused = prepared !== undefined && isLocked(options, host) ? refuseChanges(prepared.addresses) : [];
  const tracked =
    prepared?.forMembers === undefined ? [] : prepared.applyLevels(diagnoseTracked(workspace.output));
  if (prepared === undefined || refused.length > 0 || hasErrors(tracked)) {
    const nothing = { failures: [], files: [], notes: [], explanations: [], addresses: [] };
    const problems = [...diagnostics, ...refused, ...tracked];
    return { state: 'stopped', diagnostics: problems, content: '', sources, ...nothing };
  }
  const content = countContent(prepared.publication);
  progress.step('Read', content);
  const notOut = listUnpublished(prepared.loaded.articles, asOf);
  const chosen = chooseBooks(options, prepared.publication, formats, notOut);
  const { made, shared } = await makeShared(prepared, chosen, context, printer);
  const all = dropRepeated([...diagnostics, ...made.diagnostics]);
  const explanations = options.explain === true ? explainOutputs(made, prepared, context) : [];
  const notes = [...describeUnpublished(notOut), ...describeWordless(prepared)];
  const isStopped = hasErrors(all);
  const isDone = !isStopped && made.failures.length === 0;
  const saved = isDone ? saveLock(prepared, chosen, context) : { addresses: [], failures: [] };
  if (isDone && saved.failures.length === 0)
    keepRecord(context, { ...made, prepared, diagnostics: all, content, unpublished: notes });
  // Last, for the record counts too.
  workspace.cache?.prune(prepared.cache.max);
  return {
    state: isStopped ? 'stopped' : 'built',
    diagnostics: [...all, ...tracked],
    failures: [...made.failures, ...saved.failures],
    files: made.files,
    content,
    notes: [...notes, ...shared],
    explanations,
    addresses: saved.addresses,
    sources,
  };
}

/** Makes the outputs, with the help of other machines and of the cache that they share. */
async function makeShared(
  prepared: PreparedPublication,
  chosen: Chosen,
  context: BuildContext,
  printer: Printer,
): Promise<{ readonly made: OutputResults; readonly shared: readonly string[] }> {
  const { options, host, progress } = context;
  const coordinator = await openCoordinatorOf(options, host, prepared.cache.remote, progress);
  const remote = await openRemoteCacheOf(options, host, prepared.cache.remote);
  try {
    const made = await makeOutputs(prepared, chosen, context, printer, { remote, coordinator });
    const helped = coordinator?.describe() ?? [];
    if (remote === undefined || hasErrors(made.diagnostics)) return { made, shared: helped };
    progress.working('Uploading to the shared cache');
    return { made, shared: [...helped, ...(await remote.finish())] };
  } finally {
    await coordinator?.close();
    await remote?.close();
  }
}

function explainOutputs(
  { made }: OutputResults,
  prepared: PreparedPublication,
  context: BuildContext,
): readonly Explanation[] {
  const { asOf, workspace } = context;
  const { record, scan, notes } = workspace.earlier;
  for (const path of record?.sources.keys() ?? []) scan.digestOf(path);
  const digests = new Map([...scan.found()].map(([path, { digest }]) => [path, digest]));
  const { loaded } = prepared;
  // Members' pages show what everyone's do, and more.
  const articles = (prepared.forMembers ?? prepared.publication).articlesBySource;
  const offered = publicationsOf(prepared).flatMap((publication) =>
    plannedDownloads(publication, prepared.formats),
  );
  const books = new Map(offered.map(({ path, book }) => [path, book.id]));
  return explain(made, { record, notes: notes(), loaded, digests, asOf, articles, books });
}

/** The list of addresses is written with a whole site, where that is not locked. */
function saveLock(
  { addresses }: PreparedPublication,
  { formats, isWhole }: Chosen,
  { options, host, workspace }: BuildContext,
): { readonly addresses: readonly string[]; readonly failures: readonly Failure[] } {
  if (!isWhole || !hasSite(formats) || isLocked(options, host)) return { addresses: [], failures: [] };
  const { record, scan } = workspace.earlier;
  const isOwn = record?.sources.get(lockFile)?.digest === scan.digestOf(lockFile);
  const { lines, failure } = saveAddresses(addresses, isOwn, workspace.root);
  if (lines.length > 0) scan.forget(lockFile);
  const failures =
    failure === undefined
      ? []
      : [{ format: 'addresses', label: 'Addresses', title: lockFile, error: failure }];
  return { addresses: lines, failures };
}
