import { EtaError } from 'eta';
import { availableParallelism } from 'node:os';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Staging } from '../emit/staging.ts';
import type { MadeOutput } from '../incremental/explain.ts';
import type { Artifact } from '../model/artifact.ts';
import { outputPath, type OutputPath } from '../model/paths.ts';
import { makeQueue } from '../platform/make-queue.ts';
import type { Failure } from './failures.ts';
import type { Progress } from './progress.ts';
import { diagnoseTemplate, type Rendered } from './render.ts';
import type { Standing } from './standing-outputs.ts';

/** A step with what it takes to see which of its outputs are still right. */
interface Step extends Rendered {
  readonly standing: Standing;
  /** Reads the bodies that these artifacts show. */
  readonly readTexts: (artifacts: readonly Artifact[]) => Promise<void>;
}

export interface Packaged {
  readonly failures: readonly Failure[];
  readonly diagnostics: readonly Diagnostic[];
  /** What was made, whether or not it is other than before. */
  readonly made: readonly MadeOutput[];
  /** Every output that is right now, with the digest of what it was made from. */
  readonly outputs: readonly PackagedOutput[];
}

export interface PackagedOutput {
  readonly path: OutputPath;
  readonly key: string;
  /** What was wrong with it, where it is the one output of its step. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** Where rendered steps are zipped, printed and written to the staging folder, as many at once as there are cores. */
export interface Packing {
  add(step: Step): void;
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
    done: async () => joinPackaged(await Promise.all(steps)),
  };
}

export function joinPackaged(all: readonly Packaged[]): Packaged {
  return {
    failures: all.flatMap(({ failures }) => failures),
    diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
    outputs: all.flatMap(({ outputs }) => outputs),
    made: all.flatMap(({ made }) => made),
  };
}

async function packageStep(step: Step, staging: Staging, progress: Progress): Promise<Packaged> {
  const { format, job, artifacts, milliseconds, standing } = step;
  const start = performance.now() - milliseconds;
  progress.working(`${format.label}  ${job.title}`);
  try {
    const isSlow = ({ kind }: Artifact) => kind === 'deferred' || kind === 'folder';
    const kept = new Map(artifacts.map((artifact) => [artifact, standing.findSame(artifact)]));
    const isNew = (artifact: Artifact) => kept.get(artifact) === undefined;
    await step.readTexts(artifacts.filter(isNew));
    // What can fail is made before anything is written: a failed step leaves no half of itself.
    const slow = (await Promise.all(artifacts.filter(isNew).filter(isSlow).map(makeFiles))).flat();
    const outputs: PackagedOutput[] = [];
    const sizes: { path: OutputPath; size: number; isCopy: boolean; isKept: boolean }[] = [];
    const write = (file: File, key: string) => {
      const isCopy = 'of' in file;
      const size = isCopy ? staging.copy(file.path, file.of) : staging.write(file.path, file.content);
      outputs.push({ path: file.path, key });
      sizes.push({ path: file.path, size, isCopy, isKept: staging.stays(file.path) });
    };
    for (const { artifact, ...file } of slow) write(file, standing.keyOf(artifact.dependsOn));
    for (const artifact of artifacts) {
      const same = kept.get(artifact);
      const key = standing.keyOf(artifact.dependsOn);
      for (const path of same ?? []) {
        outputs.push({ path, key });
        sizes.push({ path, size: staging.keep(path), isCopy: false, isKept: true });
      }
      if (same === undefined && !isSlow(artifact)) write(makeFile(artifact), key);
    }
    progress.made(format.label, job.title, sizes, performance.now() - start);
    const size = sizes.reduce((sum, one) => sum + one.size, 0);
    const found = job.inspect?.(size) ?? [];
    const all = [...step.diagnostics, ...found];
    const isTold = job.output !== undefined && all.length > 0;
    return {
      failures: [],
      made: artifacts
        .filter(isNew)
        .map(({ path, dependsOn }) => ({ path, dependsOn: dependsOn ?? job.output?.dependsOn })),
      diagnostics: found,
      outputs: isTold ? outputs.map((one) => ({ ...one, diagnostics: all })) : outputs,
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    progress.failed(format.label, job.title);
    if (error instanceof EtaError)
      return { failures: [], diagnostics: [diagnoseTemplate(error, format)], outputs: [], made: [] };
    return {
      failures: [{ format: format.id, label: format.label, title: job.title, error }],
      diagnostics: [],
      outputs: [],
      made: [],
    };
  }
}

type File =
  | { readonly path: OutputPath; readonly content: string | Uint8Array }
  | { readonly path: OutputPath; readonly of: OutputPath };

function makeFile(artifact: Artifact): File {
  const { path } = artifact;
  switch (artifact.kind) {
    case 'text':
      return { path, content: artifact.text };
    case 'page':
      return { path, content: artifact.make() };
    case 'bytes':
      return { path, content: artifact.bytes };
    case 'copy':
      return { path, of: artifact.of };
    case 'deferred':
    case 'folder':
      throw new Error(`${path} is made before it is written.`);
  }
}

/** The files of an artifact that takes its time. */
async function makeFiles(
  artifact: Artifact,
): Promise<{ artifact: Artifact; path: OutputPath; content: string | Uint8Array }[]> {
  const { path } = artifact;
  switch (artifact.kind) {
    case 'deferred':
      return [{ artifact, path, content: await artifact.make() }];
    case 'folder':
      return [...(await artifact.make())].map(([name, content]) => ({
        artifact,
        path: outputPath(`${path}/${name}`),
        content,
      }));
    default:
      return [];
  }
}
