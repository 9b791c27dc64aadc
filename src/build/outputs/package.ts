import { EtaError } from 'eta';
import { availableParallelism } from 'node:os';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { OutputError } from '../../emit/output-error.ts';
import type { Staging } from '../../emit/staging.ts';
import type { MadeOutput } from '../../incremental/explain.ts';
import type { Artifact } from '../../model/artifact.ts';
import { outputPath, type OutputPath } from '../../model/paths.ts';
import type { StoredFile, TemporaryFile } from '../../model/stored-file.ts';
import { ChangedFileError } from '../../platform/changed-file-error.ts';
import { makeQueue } from '../../platform/make-queue.ts';
import { allowHeapGrowth } from '../../platform/heap-limits.ts';
import type { Failure } from '../failure.ts';
import type { Progress, Written } from '../progress.ts';
import { diagnoseTemplate, type Rendered } from './render.ts';
import type { ReusableOutputs } from './reusable-outputs.ts';

/** A step with what it takes to see which of its outputs are still right. */
interface Step extends Rendered {
  readonly reusable: ReusableOutputs;
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
  /** In bytes. */
  readonly size: number;
  /** Left as an earlier build made it. */
  readonly isKept: boolean;
  /** What was wrong with it, where it is the one output of its step. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** Where rendered steps are zipped, printed and written to the staging folder, as many at once as there are cores. */
export interface Packing {
  add(step: Step): void;
  /** What became of all that was added. */
  done(): Promise<Packaged>;
}

/** Hears of each file that is new, or other than it was. */
type OnWritten = (path: OutputPath, read: () => Uint8Array) => void;

export function openPacking(staging: Staging, progress: Progress, onWritten: OnWritten): Packing {
  const takeTurn = makeQueue(availableParallelism());
  const steps: Promise<Packaged>[] = [];
  return {
    add: (step) => {
      const packaged = takeTurn(() => packageStep(step, staging, progress, onWritten));
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

async function packageStep(
  step: Step,
  staging: Staging,
  progress: Progress,
  onWritten: OnWritten,
): Promise<Packaged> {
  const { format, job, artifacts, milliseconds, reusable } = step;
  const start = performance.now() - milliseconds;
  progress.working(`${format.label}  ${job.title}`);
  try {
    const all = artifacts.map((artifact) => {
      const dependsOn = artifact.dependsOn ?? job.output?.dependsOn;
      const key = reusable.keyOf(dependsOn);
      // A step with one output is due as a whole.
      const same = job.output === undefined ? reusable.findSame(artifact, key) : undefined;
      return { artifact, dependsOn, key, same };
    });
    const due = all.filter(({ same }) => same === undefined);
    const fresh = due.map(({ artifact }) => artifact);
    await step.readTexts(fresh);
    // What can fail is made before anything is written: a failed step leaves no half of itself.
    const made = await makeAllAhead(fresh);
    const outputs: PackagedOutput[] = [];
    const sizes: Written[] = [];
    const note = (path: OutputPath, key: string, size: number, isCopy: boolean) => {
      const isKept = staging.stays(path);
      outputs.push({ path, key, size, isKept });
      sizes.push({ path, size, isCopy, isKept });
    };
    for (const { artifact, key, same } of all) {
      for (const path of same ?? []) note(path, key, staging.keep(path), false);
      if (same !== undefined) continue;
      for (const one of made.get(artifact) ?? [makeFile(artifact)]) {
        const file: File = 'again' in one ? { path: one.path, content: await one.again() } : one;
        const size = put(file, staging);
        const isCopy = 'of' in file;
        // The books of the members' site stand in it already, with their keys.
        if (isCopy && file.of === file.path) continue;
        note(file.path, key, size, isCopy);
        if ('book' in file && !staging.stays(file.path)) onWritten(file.path, () => staging.read(file.path));
      }
    }
    progress.made(format.label, job.title, sizes, performance.now() - start);
    const size = sizes.reduce((sum, one) => sum + one.size, 0);
    const found = job.inspect?.(size) ?? [];
    const told = [...step.diagnostics, ...found];
    const isTold = job.output !== undefined && told.length > 0;
    return {
      failures: [],
      made: due.map(({ artifact: { path }, dependsOn }) => ({ path, dependsOn })),
      diagnostics: found,
      outputs: isTold ? outputs.map((one) => ({ ...one, diagnostics: told })) : outputs,
    };
  } catch (error) {
    // Outputs that cannot be written are no failure of this step alone.
    if (!(error instanceof Error) || error instanceof OutputError || error instanceof ChangedFileError)
      throw error;
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

function put(file: File, staging: Staging): number {
  if ('of' in file) return staging.copy(file.path, file.of);
  if ('book' in file) return take(file.path, file.book, staging);
  return 'stored' in file ? staging.place(file.path, file.stored) : staging.write(file.path, file.content);
}

function take(path: OutputPath, book: TemporaryFile, staging: Staging): number {
  try {
    return staging.place(path, book);
  } finally {
    book.remove();
  }
}

type File =
  | { readonly path: OutputPath; readonly content: string | Uint8Array }
  | { readonly path: OutputPath; readonly stored: StoredFile }
  | { readonly path: OutputPath; readonly book: TemporaryFile }
  | { readonly path: OutputPath; readonly of: OutputPath };

/** One that is made ahead may be kept elsewhere until it is written. */
type MadeFile = File | { readonly path: OutputPath; readonly again: () => Promise<Uint8Array> };

function makeFile(artifact: Artifact): File {
  const { path } = artifact;
  switch (artifact.kind) {
    case 'text':
      return { path, content: artifact.text };
    case 'page':
      return { path, content: artifact.make() };
    case 'bytes':
      return { path, content: artifact.read() };
    case 'stored':
      return { path, stored: artifact.file };
    case 'copy':
      return { path, of: artifact.of };
    case 'deferred':
    case 'book':
    case 'folder':
      throw new Error(`${path} is made before it is written.`);
  }
}

/** Takes its time: all others are made as they are written. */
type SlowArtifact = Extract<Artifact, { readonly kind: 'deferred' | 'book' | 'folder' }>;

async function makeAllAhead(
  artifacts: readonly Artifact[],
): Promise<ReadonlyMap<Artifact, readonly MadeFile[]>> {
  const slow = artifacts.filter((artifact): artifact is SlowArtifact =>
    ['deferred', 'book', 'folder'].includes(artifact.kind),
  );
  if (slow.length === 0) return new Map();
  const makeAll = () =>
    Promise.all(slow.map(async (artifact) => [artifact, await makeAhead(artifact)] as const));
  return new Map(await allowHeapGrowth(makeAll));
}

async function makeAhead(artifact: SlowArtifact): Promise<readonly MadeFile[]> {
  const { path } = artifact;
  if (artifact.kind === 'deferred') {
    const content = await artifact.make();
    return [artifact.isKept ? { path, again: artifact.make } : { path, content }];
  }
  if (artifact.kind === 'book') return [{ path, book: await artifact.make() }];
  return [...(await artifact.make())].map(([name, content]) => ({
    path: outputPath(`${path}/${name}`),
    content,
  }));
}
