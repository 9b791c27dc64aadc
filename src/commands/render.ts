import { EtaError } from 'eta';
import { checkPaths } from '../emit/check-paths.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Format, FormatInput, Job } from '../formats/format.ts';
import { publicationFile } from '../load/publication.ts';
import type { Artifact } from '../model/artifact.ts';
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

/** Renders the steps of one format. A template that fails is a problem of the content, with its own words. */
export async function renderFormat(format: Format, input: FormatInput): Promise<RenderResult> {
  const rendered: Rendered[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const job of format.plan(input)) {
    const start = performance.now();
    try {
      const { value: artifacts, diagnostics: found } = await job.render();
      diagnostics.push(...found);
      const { audience } = input.publication;
      rendered.push({
        format,
        job: audience === 'members' ? { ...job, title: `${job.title} (members)` } : job,
        artifacts: placeArtifacts(artifacts, audience),
        milliseconds: performance.now() - start,
      });
    } catch (error) {
      if (!(error instanceof EtaError)) throw error;
      diagnostics.push(
        diagnose(
          'template-valid',
          startOf(publicationFile),
          `A template of the format ${format.id} fails: ${error.message}`,
        ),
      );
    }
  }
  diagnostics.push(
    ...checkPaths(
      rendered.flatMap(({ artifacts }) => artifacts),
      publicationFile,
    ),
  );
  return { rendered, diagnostics };
}
