import { availableParallelism } from 'node:os';
import type { Staging } from '../emit/staging.ts';
import type { Artifact } from '../model/artifact.ts';
import type { Progress } from './progress.ts';
import type { Rendered } from './render.ts';

/** A step that could not be finished. The others are. */
export interface Failure {
  readonly format: string;
  readonly title: string;
  readonly error: Error;
}

/** Zips, prints and writes to the staging folder, as many steps at once as there are cores. */
export async function packageAll(
  rendered: readonly Rendered[],
  staging: Staging,
  progress: Progress,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  const waiting = [...rendered];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const failure = await packageStep(step, staging, progress);
      if (failure !== undefined) failures.push(failure);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failures;
}

async function packageStep(
  step: Rendered,
  staging: Staging,
  progress: Progress,
): Promise<Failure | undefined> {
  const { format, job, artifacts, milliseconds } = step;
  const start = performance.now() - milliseconds;
  progress.working(`${format.label}  ${job.title}`);
  try {
    // Everything is made before anything is written: a failed step leaves no half of itself.
    const contents = await Promise.all(
      artifacts.map(async (artifact) => ({ artifact, content: await contentOf(artifact) })),
    );
    const written = contents.map(({ artifact, content }) => ({
      path: artifact.path,
      size:
        artifact.kind === 'copy'
          ? staging.copy(artifact.path, artifact.of)
          : staging.write(artifact.path, content),
      isCopy: artifact.kind === 'copy',
    }));
    progress.made(format.label, job.title, written, performance.now() - start);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    progress.failed(format.label, job.title);
    return { format: format.id, title: job.title, error };
  }
}

function contentOf(artifact: Artifact): string | Uint8Array | Promise<Uint8Array> {
  switch (artifact.kind) {
    case 'text':
      return artifact.text;
    case 'bytes':
      return artifact.bytes;
    case 'deferred':
      return artifact.make();
    case 'copy':
      return '';
  }
}
