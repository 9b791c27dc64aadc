import { hasErrors } from '../diagnostics/diagnostic.ts';
import { dropRepeated } from '../diagnostics/order.ts';
import { explain, type Explanation } from '../incremental/explain.ts';
import { lockFile } from '../load/address-lock.ts';
import type { Printer } from '../platform/browser.ts';
import type { MergedShards } from '../shards/merged-shards.ts';
import { saveAddresses } from './address-lock.ts';
import { publicationsOf } from './audiences.ts';
import type { BuildContext } from './build-context.ts';
import type { BuildOutcome, Failure } from './build-outcome.ts';
import type { Chosen } from './outputs/choose-books.ts';
import { plannedDownloads } from './outputs/render-input.ts';
import { keepRecord } from './keep-record.ts';
import type { OutputResults } from './outputs/output-results.ts';
import { makeOutputs } from './outputs/make-outputs.ts';
import { stopped, withBuild, type OpenedBuild } from './open-build.ts';
import { openCoordinatorOf } from './open-coordinator.ts';
import { openRemoteCacheOf } from './open-remote-cache.ts';
import { hasSite } from './outputs/plan-exchange.ts';
import type { PreparedPublication } from './prepare.ts';
import { isLocked } from './read-options.ts';
import { openShards } from './shards/open-shards.ts';

/** A build that has something to do. */
export function runBuild(context: BuildContext): Promise<BuildOutcome> {
  return withBuild(context, (opened, printer) => buildWith(opened, context, printer));
}

async function buildWith(
  { prepared, chosen, diagnostics, tracked, content, notes }: OpenedBuild,
  context: BuildContext,
  printer: Printer,
): Promise<BuildOutcome> {
  const { options, workspace } = context;
  const shards = openShards(context, prepared, chosen);
  if (hasErrors(shards.diagnostics)) return stopped(context, [...diagnostics, ...shards.diagnostics]);
  const { made, shared } = await makeShared(prepared, chosen, context, printer, shards.value);
  const all = dropRepeated([...diagnostics, ...made.diagnostics]);
  const explanations = options.explain === true ? explainOutputs(made, prepared, context) : [];
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
    sources: workspace.files,
  };
}

/** Makes the outputs, with the help of other machines and of the cache that they share. */
async function makeShared(
  prepared: PreparedPublication,
  chosen: Chosen,
  context: BuildContext,
  printer: Printer,
  shards: MergedShards | undefined,
): Promise<{ readonly made: OutputResults; readonly shared: readonly string[] }> {
  const { options, host, progress } = context;
  const coordinator = await openCoordinatorOf(options, host, prepared.cache.remote, progress);
  const remote = await openRemoteCacheOf(options, host, prepared.cache.remote);
  try {
    const made = await makeOutputs(prepared, chosen, context, printer, { remote, shards, coordinator });
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
