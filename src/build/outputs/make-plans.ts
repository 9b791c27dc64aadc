import { availableParallelism } from 'node:os';
import type { Job, Format } from '../../formats/format.ts';
import type { Artifact } from '../../formats/artifact.ts';
import type { OutputPath } from '../../model/paths.ts';
import type { Audience } from '../../model/publication.ts';
import type { PlaceOutput } from '../audiences.ts';
import type { OutputContext } from './output-context.ts';
import { joinPackaged, openPacking, type Packaged } from './package.ts';
import type { IsDue, Plan } from './plan-outputs.ts';
import { renderJobs } from './render.ts';
import { textsFor, textsIn, type ReusableOutputs } from './reusable-outputs.ts';

/** Makes what is due of these plans; the rest stays. */
export async function makePlans(
  context: OutputContext,
  plans: readonly Plan[],
  isDue: IsDue,
): Promise<Packaged> {
  const { prepared, build, staging, earlySearch } = context;
  const allTexts = prepared.loaded.articles.map(({ source }) => source);
  const isPrinting = plans.every(({ formats }) => formats.every(({ format }) => format.stage === 'print'));
  const abreast = isPrinting ? context.packing : availableParallelism();
  const packing = openPacking(staging, build.progress, earlySearch.add, abreast);
  const rendering = plans.flatMap(({ audience, place, reusable, services, formats }) =>
    formats.map(async ({ format, jobs }) => {
      const readTexts = (artifacts: readonly Artifact[]) =>
        prepared.readBodies(artifacts.flatMap((artifact) => textsFor(artifact, services, allTexts)));
      const due = jobs.filter((job) => isDue(job, audience));
      const rest = jobs.filter((job) => !due.includes(job));
      const kept =
        context.shards === undefined
          ? keepOutputs(context, rest, place)
          : joinPackaged(
              rest.map((job) => placeOfShard(context, { format, job, audience, place, reusable })),
            );
      await prepared.readBodies(due.flatMap((job) => textsIn(job.output?.dependsOn, allTexts)));
      const diagnostics = await renderJobs(format, due, { audience, services, place }, (step) => {
        packing.add({ ...step, reusable, services, readTexts });
      });
      return { ...kept, diagnostics: [...kept.diagnostics, ...diagnostics] };
    }),
  );
  const rendered = await Promise.all(rendering);
  return joinPackaged([...rendered, await packing.done()]);
}

/** Leaves the outputs of these steps as an earlier build made them. */
function keepOutputs(context: OutputContext, jobs: readonly Job[], place: PlaceOutput): Packaged {
  const paths = jobs.flatMap(({ output }) => (output === undefined ? [] : [place(output.path)]));
  return joinPackaged(paths.map((path) => keepOutput(context, path)));
}

function keepOutput({ build, staging }: OutputContext, path: OutputPath): Packaged {
  const { key = '', diagnostics = [] } = build.workspace.earlier.outputs.get(path) ?? {};
  const size = staging.keep(path);
  const outputs = [{ path, key, size, isKept: true, diagnostics }];
  return { failures: [], diagnostics, made: [], outputs };
}

interface ShardedStep {
  readonly format: Format;
  readonly job: Job;
  readonly audience: Audience;
  readonly place: PlaceOutput;
  readonly reusable: ReusableOutputs;
}

/** Takes the book of a step from the shard that made it. */
function placeOfShard(
  { shards, staging, earlySearch, build: { progress } }: OutputContext,
  { format, job, audience, place, reusable }: ShardedStep,
): Packaged {
  const nothing: Packaged = { failures: [], diagnostics: [], made: [], outputs: [] };
  if (job.output === undefined) return nothing;
  const path = place(job.output.path);
  const found = shards?.findOutput(audience, path);
  // The sources are the same, and so is the list of books.
  if (found === undefined) throw new Error(`No shard made ${path}, though all of them are there.`);
  const { diagnostics, milliseconds } = found;
  const size = staging.place(path, found.file);
  const isKept = staging.stays(path);
  if (!isKept) earlySearch.add(path, () => staging.read(path));
  const title = audience === 'members' ? `${job.title} (members)` : job.title;
  progress.made(format.label, title, [{ path, size, isCopy: false, isKept }], milliseconds);
  const key = reusable.keyOf(job.output.dependsOn);
  return { ...nothing, diagnostics, outputs: [{ path, key, size, isKept, diagnostics, milliseconds }] };
}
