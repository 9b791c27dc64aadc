import { EtaError } from 'eta';
import { checkPaths, type PlacedFile } from '../../emit/check-paths.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Format, Job, Render } from '../../formats/format.ts';
import type { MakeServices } from '../../formats/make-services.ts';
import { publicationFile } from '../../load/publication.ts';
import { TemplateError } from '../../load/template-error.ts';
import type { Artifact } from '../../formats/artifact.ts';
import { append } from '../../model/append.ts';
import type { Audience } from '../../model/publication.ts';
import { makeQueue } from '../../platform/make-queue.ts';
import type { PlaceOutput } from '../audiences.ts';
import { startOf } from '../../model/place.ts';

/** A step of a format, rendered: nothing of it is zipped, printed or written. */
export interface Rendered {
  readonly format: Format;
  readonly job: Job;
  readonly artifacts: readonly Artifact[];
  /** What was wrong with it so far. */
  readonly diagnostics: readonly Diagnostic[];
  readonly milliseconds: number;
}

/** For whom a format is rendered, and what makes what it needs. */
interface Rendering {
  readonly audience: Audience;
  readonly services: MakeServices;
  readonly place: PlaceOutput;
}

/**
 * Renders steps of one format, each as soon as it is prepared, and one at a time; `take` gets each at once, and nothing
 * else holds it. A template that fails is a problem of the content, with its own words.
 */
export async function renderJobs(
  format: Format,
  jobs: readonly Job[],
  rendering: Rendering,
  take: (step: Rendered) => void,
): Promise<Diagnostic[]> {
  const takeTurn = makeQueue();
  const placed: PlacedFile[] = [];
  const steps = jobs.map(async (job): Promise<readonly Diagnostic[]> => {
    const render = await job.prepare(rendering.services);
    return takeTurn(async () => {
      const step = await renderJob(format, job, render, rendering);
      if ('failure' in step) return [step.failure];
      append(
        placed,
        step.artifacts.map(({ path, source }) => ({ path, ...(source !== undefined && { source }) })),
      );
      take(step);
      return step.diagnostics;
    });
  });
  const diagnostics = (await Promise.all(steps)).flat();
  return [...diagnostics, ...checkPaths(placed, publicationFile)];
}

async function renderJob(
  format: Format,
  job: Job,
  render: Render,
  { audience, place }: Rendering,
): Promise<Rendered | { readonly failure: Diagnostic }> {
  const start = performance.now();
  try {
    const { value: artifacts, diagnostics } = await render();
    return {
      format,
      job: audience === 'members' ? { ...job, title: `${job.title} (members)` } : job,
      artifacts: artifacts.map((artifact) => ({ ...artifact, path: place(artifact.path) })),
      diagnostics,
      milliseconds: performance.now() - start,
    };
  } catch (error) {
    return { failure: diagnoseTemplate(error, format) };
  }
}

/** Renders what is else rendered when it is written, to see that it can be. */
export function tryPages(
  format: Format,
  artifacts: readonly Artifact[],
  services: MakeServices,
): Diagnostic[] {
  try {
    for (const artifact of artifacts) if (artifact.kind === 'text') artifact.make(services);
    return [];
  } catch (error) {
    return [diagnoseTemplate(error, format)];
  }
}

/** Throws what is no failure of a template. */
export function diagnoseTemplate(error: unknown, format: Format): Diagnostic {
  if (!(error instanceof EtaError)) throw error;
  const place = error instanceof TemplateError ? error.place : startOf(publicationFile);
  return diagnose('template-valid', place, `A template of the format ${format.id} fails: ${error.message}`);
}
