import { availableParallelism } from 'node:os';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Staging } from '../emit/staging.ts';
import type { Artifact } from '../model/artifact.ts';
import type { Failure } from './failures.ts';
import type { Progress } from './progress.ts';
import type { Rendered } from './render.ts';

export interface Packaged {
  readonly failures: readonly Failure[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Zips, prints and writes to the staging folder, as many steps at once as there are cores. */
export async function packageAll(
  rendered: readonly Rendered[],
  staging: Staging,
  progress: Progress,
): Promise<Packaged> {
  const all: Packaged[] = [];
  const waiting = [...rendered];
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      all.push(await packageStep(step, staging, progress));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return {
    failures: all.flatMap(({ failures }) => failures),
    diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function packageStep(step: Rendered, staging: Staging, progress: Progress): Promise<Packaged> {
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
    const size = written.reduce((sum, one) => sum + one.size, 0);
    return { failures: [], diagnostics: job.inspect?.(size) ?? [] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    progress.failed(format.label, job.title);
    return {
      failures: [{ format: format.id, label: format.label, title: job.title, error }],
      diagnostics: [],
    };
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
