import { availableParallelism } from 'node:os';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Staging } from '../emit/staging.ts';
import type { Artifact } from '../model/artifact.ts';
import { makeQueue } from '../platform/make-queue.ts';
import { outputPath, type OutputPath } from '../model/paths.ts';
import type { Failure } from './failures.ts';
import type { Progress } from './progress.ts';
import type { Rendered } from './render.ts';

export interface Packaged {
  readonly failures: readonly Failure[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where rendered steps are zipped, printed and written to the staging folder, as many at once as there are cores. */
export interface Packing {
  add(step: Rendered): void;
  /** What became of all that was added. */
  done(): Promise<Packaged>;
}

export function openPacking(staging: Staging, progress: Progress): Packing {
  const takeTurn = makeQueue(availableParallelism());
  const steps: Promise<Packaged>[] = [];
  return {
    add: (step) => {
      const packaged = takeTurn(() => packageStep(step, staging, progress));
      // Told by `done`, for which a failure would else come too early.
      packaged.catch(() => undefined);
      steps.push(packaged);
    },
    done: async () => {
      const all = await Promise.all(steps);
      return {
        failures: all.flatMap(({ failures }) => failures),
        diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
      };
    },
  };
}

async function packageStep(step: Rendered, staging: Staging, progress: Progress): Promise<Packaged> {
  const { format, job, artifacts, milliseconds } = step;
  const start = performance.now() - milliseconds;
  progress.working(`${format.label}  ${job.title}`);
  try {
    // Everything is made before anything is written: a failed step leaves no half of itself.
    const files = (await Promise.all(artifacts.map(makeFiles))).flat();
    const written = files.map((file) =>
      'of' in file
        ? { path: file.path, size: staging.copy(file.path, file.of), isCopy: true }
        : { path: file.path, size: staging.write(file.path, file.content), isCopy: false },
    );
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

type File =
  | { readonly path: OutputPath; readonly content: string | Uint8Array }
  | { readonly path: OutputPath; readonly of: OutputPath };

async function makeFiles(artifact: Artifact): Promise<File[]> {
  const { path } = artifact;
  switch (artifact.kind) {
    case 'text':
      return [{ path, content: artifact.text }];
    case 'bytes':
      return [{ path, content: artifact.bytes }];
    case 'deferred':
      return [{ path, content: await artifact.make() }];
    case 'folder':
      return [...(await artifact.make())].map(([name, content]) => ({
        path: outputPath(`${path}/${name}`),
        content,
      }));
    case 'copy':
      return [{ path, of: artifact.of }];
  }
}
