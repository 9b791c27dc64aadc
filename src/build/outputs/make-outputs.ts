import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Printer } from '../../platform/browser.ts';
import { allowHeapGrowth } from '../../platform/v8-flags.ts';
import type { BuildContext } from '../build-context.ts';
import { makePlans } from './make-plans.ts';
import type { Chosen } from './choose-books.ts';
import type { Failure } from '../build-outcome.ts';
import { diagnoseForeign } from './foreign-outputs.ts';
import { findDownloads } from './render-input.ts';
import type { OutputResults } from './output-results.ts';
import { makeBookStages, planBookStages } from './book-stages.ts';
import { openOutputContext, type OtherMachines, type OutputContext } from './output-context.ts';
import type { Packaged, PackagedOutput } from './package.ts';
import { planExchange, planRemovals } from './plan-exchange.ts';
import { findDue, planStage, type IsDue } from './plan-outputs.ts';
import type { PreparedPublication } from '../prepare.ts';

/** Makes every output that is not there yet as it should be, and puts all of them in their places. */
export async function makeOutputs(
  prepared: PreparedPublication,
  chosen: Chosen,
  build: BuildContext,
  printer: Printer,
  others: OtherMachines,
): Promise<OutputResults> {
  const context = await openOutputContext(prepared, chosen, build, printer, others);
  try {
    return await runSteps(context);
  } finally {
    await context.close();
  }
}

/** One step after another, up to the first that finds an error. */
async function runSteps(context: OutputContext): Promise<OutputResults> {
  const started = begin(context);
  if (hasErrors(started.diagnostics)) return started;
  const books = planBookStages(context);
  const isDue = context.shards === undefined ? findDue([...books.print, ...books['e-book']]) : isOfNoShard;
  const withBooks = add(started, await makeBookStages(context, books, isDue), context);
  if (hasErrors(withBooks.diagnostics)) return withBooks;
  const withSite = await makeSite(withBooks, context, isDue);
  if (hasErrors(withSite.diagnostics)) return withSite;
  const searched = await searchLeaks(withSite, context);
  return hasErrors(searched.diagnostics) ? searched : commit(searched, context);
}

function begin(context: OutputContext): OutputResults {
  const nothing = { failures: [], outputs: [], files: [], made: [], digests: new Map(), memberDigest: '' };
  return { ...nothing, diagnostics: refuseForeign(context, []) };
}

/** Shards make every step that is a book. */
const isOfNoShard: IsDue = ({ output }) => output === undefined;

function refuseForeign(
  { staging, chosen, prepared }: OutputContext,
  failures: readonly Failure[],
): Diagnostic[] {
  return diagnoseForeign(staging, planExchange(chosen, prepared.formats, failures));
}

/** The site offers the books of this build, and those of earlier ones. */
async function makeSite(before: OutputResults, context: OutputContext, isDue: IsDue): Promise<OutputResults> {
  const { given, openEdition, chosen, staging, prepared } = context;
  const offering = given.map(({ input, services }) => ({
    input: { ...input, downloads: findDownloads(input.publication, prepared.formats, staging) },
    services,
  }));
  const downloads = offering.flatMap(({ input }) => input.downloads);
  const plans = planStage('site', chosen.formats, offering.map(openEdition));
  return {
    ...add(before, await makePlans(context, plans, isDue), context),
    digests: new Map(downloads.map(({ path, sha256 }) => [path, sha256])),
  };
}

/** The last look before anything is changed: for members-only content, and for files of somebody else. */
async function searchLeaks(before: OutputResults, context: OutputContext): Promise<OutputResults> {
  const { prepared, build, staging, memberFingerprints, earlySearch } = context;
  const { earlier, files } = build.workspace;
  build.progress.working('Searching the public edition for members-only content');
  const known = await memberFingerprints();
  const changes = planChanges(context, before.failures);
  const replaced = new Set(changes.filter(({ keepsRest }) => !keepsRest).map(({ format }) => format));
  const search = async () => {
    if (known === undefined) return [];
    const { findLeaks } = await import('../leak-gate/find-leaks.ts');
    return allowHeapGrowth(() =>
      findLeaks(known, { formats: prepared.formats, replaced, staging, files, earlier, earlySearch }),
    );
  };
  const found = [...(await search()), ...refuseForeign(context, before.failures)];
  return {
    ...before,
    diagnostics: [...before.diagnostics, ...found],
    memberDigest: hasErrors(found) ? '' : (known?.digest ?? ''),
  };
}

function planChanges({ chosen, prepared, staging }: OutputContext, failures: readonly Failure[]) {
  const { formats } = prepared;
  return [...planExchange(chosen, formats, failures), ...planRemovals(chosen, formats, staging.formats())];
}

function commit(made: OutputResults, context: OutputContext): OutputResults {
  const changes = planChanges(context, made.failures);
  context.staging.commit(changes);
  const formats = new Set(changes.map(({ format }) => format));
  const isPlaced = ({ path }: PackagedOutput) => formats.has(path.slice(0, path.indexOf('/')));
  return { ...made, files: made.outputs.filter(isPlaced) };
}

function add(before: OutputResults, packaged: Packaged, { prepared }: OutputContext): OutputResults {
  return {
    ...before,
    diagnostics: [...before.diagnostics, ...prepared.applyLevels(packaged.diagnostics)],
    failures: [...before.failures, ...packaged.failures],
    outputs: [...before.outputs, ...packaged.outputs],
    made: [...before.made, ...packaged.made],
  };
}
