import { EtaError } from 'eta';
import { checkPaths } from '../emit/check-paths.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Format, FormatInput, Job } from '../formats/format.ts';
import { publicationFile } from '../load/publication.ts';
import type { Artifact } from '../model/artifact.ts';
import { makeQueue } from '../platform/make-queue.ts';
import { placeArtifacts } from './audiences.ts';
import { startOf } from '../model/place.ts';

/** A step of a format, rendered: nothing of it is zipped, printed or written. */
export interface Rendered {
  readonly format: Format;
  readonly job: Job;
  readonly artifacts: readonly Artifact[];
  readonly milliseconds: number;
}

export interface RenderResult {
  readonly rendered: readonly Rendered[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Renders the steps of one format, each as soon as it can be, and one at a time; `take` gets each at once. A template
 * that fails is a problem of the content, with its own words.
 */
export async function renderFormat(
  format: Format,
  input: FormatInput,
  take: (step: Rendered) => void = () => undefined,
): Promise<RenderResult> {
  const takeTurn = makeQueue();
  const steps = format.plan(input).map(async (job): Promise<RenderResult> => {
    await job.ready?.();
    const step = await takeTurn(() => renderJob(format, job, input));
    step.rendered.forEach(take);
    return step;
  });
  const all = await Promise.all(steps);
  const rendered = all.flatMap((step) => step.rendered);
  const artifacts = rendered.flatMap((step) => step.artifacts);
  return {
    rendered,
    diagnostics: [
      ...all.flatMap(({ diagnostics }) => diagnostics),
      ...checkPaths(artifacts, publicationFile),
    ],
  };
}

async function renderJob(format: Format, job: Job, { publication }: FormatInput): Promise<RenderResult> {
  const start = performance.now();
  try {
    const { value: artifacts, diagnostics } = await job.render();
    const { audience } = publication;
    const step = {
      format,
      job: audience === 'members' ? { ...job, title: `${job.title} (members)` } : job,
      artifacts: placeArtifacts(artifacts, audience),
      milliseconds: performance.now() - start,
    };
    return { rendered: [step], diagnostics };
  } catch (error) {
    if (!(error instanceof EtaError)) throw error;
    const message = `A template of the format ${format.id} fails: ${error.message}`;
    return { rendered: [], diagnostics: [diagnose('template-valid', startOf(publicationFile), message)] };
  }
}
