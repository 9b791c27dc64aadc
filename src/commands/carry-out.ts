import type { Job } from '../formats/format.ts';
import type { Artifact } from '../model/artifact.ts';
import type { OutputPath } from '../model/paths.ts';
import type { Audience } from '../model/publication.ts';
import { placeOutput } from './audiences.ts';
import type { Making } from './making.ts';
import { joinPackaged, openPacking, type Packaged } from './package.ts';
import type { IsDue, Plan } from './plan-outputs.ts';
import { renderJobs } from './render.ts';
import { textsFor, textsIn } from './standing-outputs.ts';

/** Makes what is due of these plans; the rest stays. */
export async function carryOut(making: Making, plans: readonly Plan[], isDue: IsDue): Promise<Packaged> {
  const { prepared, context, staging, ahead } = making;
  const allTexts = prepared.loaded.articles.map(({ source }) => source);
  const readTexts = (artifacts: readonly Artifact[]) =>
    prepared.readBodies(artifacts.flatMap((artifact) => textsFor(artifact, allTexts)));
  const packing = openPacking(staging, context.progress, ahead.add);
  const rendering = plans.flatMap(({ audience, standing, formats }) =>
    formats.map(async ({ format, jobs }) => {
      const due = jobs.filter((job) => isDue(job, audience));
      const kept = keepOutputs(
        making,
        jobs.filter((job) => !due.includes(job)),
        audience,
      );
      await prepared.readBodies(due.flatMap((job) => textsIn(job.output?.dependsOn, allTexts)));
      const { diagnostics } = await renderJobs(format, due, audience, (step) => {
        packing.add({ ...step, standing, readTexts });
      });
      return { ...kept, diagnostics: [...kept.diagnostics, ...diagnostics] };
    }),
  );
  const rendered = await Promise.all(rendering);
  return joinPackaged([...rendered, await packing.done()]);
}

/** Leaves the outputs of these steps as an earlier build made them. */
function keepOutputs(making: Making, jobs: readonly Job[], audience: Audience): Packaged {
  const paths = jobs.flatMap(({ output }) =>
    output === undefined ? [] : [placeOutput(output.path, audience)],
  );
  return joinPackaged(paths.map((path) => keepOutput(making, path)));
}

function keepOutput({ context, staging }: Making, path: OutputPath): Packaged {
  const { key = '', diagnostics = [] } = context.workplace.earlier.outputs.get(path) ?? {};
  const size = staging.keep(path);
  const outputs = [{ path, key, size, isKept: true, diagnostics }];
  return { failures: [], diagnostics, made: [], outputs };
}
