import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { dropRepeated } from '../../diagnostics/order.ts';
import type { Audience } from '../../model/publication.ts';
import type { Printer } from '../../platform/browser.ts';
import { digestUnits } from '../../shards/build-facts.ts';
import type { ShardManifest, ShardOutput } from '../../shards/manifest.ts';
import { isShardFolder, openShardWriter, type ShardWriter } from '../../shards/shard-folder.ts';
import type { Artifact } from '../../formats/artifact.ts';
import type { MakeServices } from '../../formats/make-services.ts';
import { folderOf } from '../audiences.ts';
import type { BuildContext } from '../build-context.ts';
import type { BuildOutcome, Failure } from '../build-outcome.ts';
import { countOf } from '../counts.ts';
import { stopped, withBuild, type OpenedBuild } from '../open-build.ts';
import { openRemoteCacheOf } from '../open-remote-cache.ts';
import { makeBookStages } from '../outputs/book-stages.ts';
import { isSlow, makeSlow } from '../outputs/make-artifact.ts';
import { openOutputContext, type OutputContext } from '../outputs/output-context.ts';
import { type Packaged } from '../outputs/package.ts';
import type { Plan } from '../outputs/plan-outputs.ts';
import { textsFor } from '../outputs/reusable-outputs.ts';
import { UsageError } from '../usage-error.ts';
import { diagramKind } from './carry-diagrams.ts';
import {
  divideAsPlanned,
  divideBuild,
  idsOf,
  listBuildWork,
  type BuildWork,
  type Division,
} from './divide-build.ts';
import { unitOfBook, type ListedUnit } from './list-work.ts';
import { readFacts } from './read-facts.ts';
import { openValueRecorder } from './record-values.ts';
import { shardProblem } from './open-shards.ts';
import { readPlan, type ShardNumber } from './shard-options.ts';

/** Makes the books and the files of the site that fall to one shard, and leaves them in its folder. */
export function makeShard(
  context: BuildContext,
  number: ShardNumber,
  drawings: ReadonlyMap<string, Uint8Array>,
): Promise<BuildOutcome> {
  return withBuild(context, (opened, printer) => makeOpened(opened, context, { number, drawings }, printer));
}

async function makeOpened(
  opened: OpenedBuild,
  context: BuildContext,
  { number, drawings }: { readonly number: ShardNumber; readonly drawings: ReadonlyMap<string, Uint8Array> },
  printer: Printer,
): Promise<BuildOutcome> {
  const { prepared, chosen, diagnostics, content, notes } = opened;
  const { options, host, workspace, progress } = context;
  mustBeShardFolder(workspace.output);
  const writer = openShardWriter(workspace.output);
  const recorder = openValueRecorder(writer);
  const remote = await openRemoteCacheOf(options, host, prepared.cache.remote);
  const output = await openOutputContext(prepared, chosen, context, printer, { remote, tier: recorder.tier });
  try {
    const facts = readFacts(context, prepared, chosen);
    const work = await listBuildWork(prepared, chosen, output, () => undefined);
    const division = divide(context, number, facts, work);
    if ('code' in division) return stopped(context, [...diagnostics, division]);
    const own = division.shards[number.shard - 1] ?? [];
    const packaged = await makeBooks(output, work, own);
    recorder.start();
    const failures = [...packaged.failures, ...(await makeFiles(output, own))];
    const all = dropRepeated([...diagnostics, ...prepared.applyLevels(packaged.diagnostics)]);
    if (hasErrors(all)) return stopped(context, all);
    if (failures.length === 0) {
      const outputs = keepOutputs(packaged, output, writer);
      const isPrinted = chosen.formats.some(({ stage }) => stage === 'print');
      const printedBy = isPrinted ? await printer.identify() : undefined;
      // A diagram may be of a members-only article.
      const guarded = prepared.forMembers === undefined ? 'everyone' : 'members';
      const diagrams = [...drawings].map(([key, bytes]) => ({
        kind: diagramKind,
        key,
        ...writer.keepBytes(guarded, bytes),
      }));
      const describe = (audience: Audience): Omit<ShardManifest, 'shape'> => ({
        ...number,
        facts,
        plan: division.digest,
        printedBy,
        work: digestUnits(idsOf(work.units, audience)),
        units: idsOf(own, audience),
        outputs: outputs[audience],
        values: [...recorder.values(audience), ...(audience === guarded ? diagrams : [])],
      });
      writer.finish({
        everyone: describe('everyone'),
        ...(prepared.forMembers !== undefined && { members: describe('members') }),
      });
    }
    if (remote !== undefined) progress.working('Uploading to the shared cache');
    const shared = remote === undefined ? [] : await remote.finish();
    workspace.cache?.prune(prepared.cache.max);
    const books = own.filter(({ artifact }) => artifact === undefined).length;
    const made = `${countOf(books, 'book', 'books')} and ${countOf(own.length - books, 'file', 'files')} of the site`;
    return {
      state: 'built',
      diagnostics: all,
      failures,
      files: [],
      content,
      notes: [
        ...notes,
        ...shared,
        ...(failures.length > 0
          ? []
          : [`Shard ${String(number.shard)} of ${String(number.of)}: ${made}, in ${workspace.output}.`]),
      ],
      explanations: [],
      addresses: [],
      sources: workspace.files,
    };
  } finally {
    await output.close();
    await remote?.close();
  }
}

function mustBeShardFolder(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0 || isShardFolder(folder)) return;
  throw new UsageError(
    (nameOf) =>
      `"${folder}" contains something else than a shard: choose another folder with ${nameOf('out')}.`,
  );
}

/** By the plan that was given or, without one, by what the sources show: the same on every machine. */
function divide(
  { options }: BuildContext,
  { of }: ShardNumber,
  facts: ReturnType<typeof readFacts>,
  work: BuildWork,
): Division | Diagnostic {
  if (options.plan === undefined) return divideBuild(facts, work, of);
  const plan = readPlan(options.plan);
  if (plan.ids.length !== of)
    throw new UsageError(
      (nameOf) =>
        `"${options.plan ?? ''}" (${nameOf('plan')}) is a plan of ${countOf(plan.ids.length, 'shard', 'shards')}, not of ${String(of)}.`,
    );
  const division = divideAsPlanned(facts, work, plan.ids);
  if (division?.digest === plan.digest) return division;
  return shardProblem({
    message: `The plan "${options.plan}" was made of other sources, for another day or by another version of Kolofon.`,
    hint: 'Plan again, and build every shard from the same commit.',
  });
}

/** The books of this shard, in all their formats. */
function makeBooks(
  output: OutputContext,
  { stages }: BuildWork,
  own: readonly ListedUnit[],
): Promise<Packaged> {
  const ids = new Set(own.map(({ id }) => id));
  const choose = (plans: readonly Plan[]): Plan[] =>
    plans.map((plan) => ({
      ...plan,
      formats: plan.formats.map(({ format, jobs }) => ({
        format,
        jobs: jobs.filter(
          (job) => job.output !== undefined && ids.has(unitOfBook(job.output, plan.audience)),
        ),
      })),
    }));
  // The merge looks for leaks.
  const unsearched = { ...output, earlySearch: { ...output.earlySearch, add: () => undefined } };
  const chosen = { print: choose(stages.print), 'e-book': choose(stages['e-book']) };
  return makeBookStages(unsearched, chosen, () => true);
}

/** What these files are made from is recorded; the files themselves are made by the merge. */
async function makeFiles(
  { prepared, given, build }: OutputContext,
  own: readonly ListedUnit[],
): Promise<Failure[]> {
  const allTexts = prepared.loaded.articles.map(({ source }) => source);
  const failures: Failure[] = [];
  const make = async (
    artifact: Extract<Artifact, Parameters<typeof makeSlow>[0]>,
    services: MakeServices,
  ) => {
    try {
      await makeSlow(artifact, services);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      failures.push({ format: 'site', label: 'Site', title: artifact.path, error });
    }
  };
  // One edition after the other: what both ask for at once, only one of them would record.
  for (const { input, services } of given) {
    const { audience } = input.publication;
    const artifacts = own.flatMap(({ artifact, audience: of }) =>
      of === audience && artifact ? [artifact] : [],
    );
    await prepared.readBodies(artifacts.flatMap((artifact) => textsFor(artifact, services, allTexts)));
    build.progress.working(countOf(artifacts.length, 'file of the site', 'files of the site'));
    // Each has a queue of its own kind.
    await Promise.all(artifacts.filter(isSlow).map((artifact) => make(artifact, services)));
  }
  return failures;
}

function keepOutputs(
  { outputs }: Packaged,
  { staging }: OutputContext,
  writer: ShardWriter,
): Record<Audience, ShardOutput[]> {
  const kept: Record<Audience, ShardOutput[]> = { everyone: [], members: [] };
  for (const { path, diagnostics = [], milliseconds = 0 } of outputs) {
    const slash = path.indexOf('/');
    const audience = path.startsWith(`${folderOf.members}/`) ? 'members' : 'everyone';
    const file = join(staging.foldersOf(path.slice(0, slash)).made, path.slice(slash + 1));
    kept[audience].push({
      path,
      ...writer.keepFile(audience, file),
      milliseconds: Math.round(milliseconds),
      diagnostics,
    });
  }
  return kept;
}
