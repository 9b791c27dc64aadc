import { setImmediate } from 'node:timers/promises';
import { EtaError } from 'eta';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { OutputError } from '../../emit/output-error.ts';
import type { Staging } from '../../emit/staging.ts';
import type { MadeOutput } from '../../incremental/explain.ts';
import type { Artifact } from '../../formats/artifact.ts';
import type { MakeServices } from '../../formats/make-services.ts';
import { outputPath, type OutputPath } from '../../model/paths.ts';
import { ChangedFileError } from '../../platform/changed-file-error.ts';
import { makeQueue } from '../../platform/make-queue.ts';
import { allowHeapGrowth } from '../../platform/v8-flags.ts';
import type { Failure } from '../build-outcome.ts';
import type { Progress, Written } from '../progress.ts';
import { isQuick, isSlow, makeQuick, makeSlow, type MadeArtifact } from './make-artifact.ts';
import { diagnoseTemplate, type Rendered } from './render.ts';
import type { ReusableOutputs } from './reusable-outputs.ts';

/** A step with what it takes to see which of its outputs are still right. */
interface Step extends Rendered {
  readonly reusable: ReusableOutputs;
  readonly services: MakeServices;
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
  /** How long it took to make, where it is the one output of its step and was made. */
  readonly milliseconds?: number;
}

/** An artifact of a step, with the digest of what it is made from. */
interface Planned {
  readonly artifact: Artifact;
  readonly key: string;
}

interface Noted {
  readonly output: PackagedOutput;
  readonly written: Written;
}

/** Where rendered steps are zipped, printed and written to the staging folder, so many at once. */
export interface Packing {
  add(step: Step): void;
  /** What became of all that was added. */
  done(): Promise<Packaged>;
}

/** Hears of each file that is new, or other than it was. */
type OnWritten = (path: OutputPath, read: () => Uint8Array) => void;

export function openPacking(
  staging: Staging,
  progress: Progress,
  onWritten: OnWritten,
  abreast: number,
): Packing {
  const takeTurn = makeQueue(abreast);
  const steps: Promise<Packaged>[] = [];
  return {
    add: (step) => {
      const packaged = takeTurn(() => packageStep(step, staging, progress, onWritten));
      // `done` reports it. Without this, a failure before `done` would be an unhandled rejection.
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
  const { format, job, artifacts, milliseconds } = step;
  const start = performance.now() - milliseconds;
  const outcome = openOutcome(staging, onWritten);
  progress.working(`${format.label}  ${job.title}`);
  try {
    const due = await makeDue(step, outcome);
    const inOrder = artifacts.flatMap((artifact) => outcome.of(artifact));
    const outputs = inOrder.map(({ output }) => output);
    const sizes = inOrder.map(({ written }) => written);
    const took = performance.now() - start;
    progress.made(format.label, job.title, sizes, took);
    const size = sizes.reduce((sum, one) => sum + one.size, 0);
    const found = job.inspect?.(size) ?? [];
    const diagnostics = [...step.diagnostics, ...found];
    const isOne = job.output !== undefined;
    const facts = { milliseconds: took, ...(diagnostics.length > 0 && { diagnostics }) };
    return {
      failures: [],
      made: artifacts.flatMap((artifact) => due.get(artifact) ?? []),
      diagnostics: found,
      outputs: isOne ? outputs.map((one) => ({ ...one, ...facts })) : outputs,
    };
  } catch (error) {
    // Outputs that cannot be written are no failure of this step alone.
    if (!(error instanceof Error) || error instanceof OutputError || error instanceof ChangedFileError)
      throw error;
    outcome.discard();
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

/** What became of the artifacts of a step. */
interface Outcome {
  /** Leaves the files of an artifact as an earlier build made them. */
  keep(planned: Planned, paths: readonly OutputPath[]): void;
  /** Writes the files of an artifact. */
  put(planned: Planned, made: MadeArtifact): void;
  of(artifact: Artifact): readonly Noted[];
  /** Takes all of it back: no part of a step that failed is exchanged. */
  discard(): void;
}

function openOutcome(staging: Staging, onWritten: OnWritten): Outcome {
  const noted = new Map<Artifact, readonly Noted[]>();
  const note = (path: OutputPath, key: string, size: number, isCopy: boolean): Noted => {
    const isKept = staging.stays(path);
    return { output: { path, key, size, isKept }, written: { path, size, isCopy, isKept } };
  };
  return {
    keep: ({ artifact, key }, paths) => {
      noted.set(
        artifact,
        paths.map((path) => note(path, key, staging.keep(path), false)),
      );
    },
    put: ({ artifact, key }, made) => {
      const isCopy = 'copyOf' in made;
      // The books of the members' site are in it already, with their keys.
      const files = write(artifact.path, made, staging).filter(({ path }) => !isCopy || made.copyOf !== path);
      noted.set(
        artifact,
        files.map(({ path, size }) => note(path, key, size, isCopy)),
      );
      if (!('book' in made)) return;
      for (const { path } of files) if (!staging.stays(path)) onWritten(path, () => staging.read(path));
    },
    of: (artifact) => noted.get(artifact) ?? [],
    discard: () => {
      for (const { output } of [...noted.values()].flat()) staging.discard(output.path);
    },
  };
}

/** How many outputs are compared with earlier ones before this thread hears of other processes, some milliseconds. */
const looksAtOnce = 100;

/**
 * Makes the artifacts of a step that are not as they should be, and keeps the rest. First begins those that take their
 * time: other processes work on them while this thread looks after the pages. Each is put away as soon as it is made, so
 * that no step holds all of its pictures. What has begun has ended when this ends, also where something fails.
 */
async function makeDue(
  { artifacts, job, reusable, services, readTexts }: Step,
  outcome: Outcome,
): Promise<ReadonlyMap<Artifact, MadeOutput>> {
  const made = new Map<Artifact, MadeOutput>();
  const findDue = async <One extends Artifact>(some: readonly One[]) => {
    const due: (Planned & { readonly artifact: One })[] = [];
    for (const [index, artifact] of some.entries()) {
      // What has begun goes on between some of these.
      if (index % looksAtOnce === 0) await setImmediate();
      const dependsOn = artifact.dependsOn ?? job.output?.dependsOn;
      const key = reusable.keyOf(dependsOn);
      // A step with one output is due as a whole.
      const same = job.output === undefined ? reusable.findSame(artifact, key) : undefined;
      if (same !== undefined) outcome.keep({ artifact, key }, same);
      else {
        made.set(artifact, { path: artifact.path, dependsOn });
        due.push({ artifact, key });
      }
    }
    await readTexts(due.map(({ artifact }) => artifact));
    return due;
  };
  const slow = await findDue(artifacts.filter(isSlow));
  const making = Promise.allSettled(
    slow.map(async (planned) => outcome.put(planned, await makeSlow(planned.artifact, services))),
  );
  try {
    for (const planned of await findDue(artifacts.filter(isQuick))) {
      outcome.put(planned, makeQuick(planned.artifact, services));
      // And between two of these.
      if (slow.length > 0) await setImmediate();
    }
  } finally {
    // Pages fill the heap; what is left is bytes outside of it.
    if (slow.length > 0) await allowHeapGrowth(() => making);
  }
  for (const one of await making) if (one.status === 'rejected') throw one.reason;
  return made;
}

interface WrittenFile {
  readonly path: OutputPath;
  /** In bytes. */
  readonly size: number;
}

function write(path: OutputPath, made: MadeArtifact, staging: Staging): WrittenFile[] {
  if ('files' in made)
    return [...made.files].map(([name, content]) => {
      const file = outputPath(`${path}/${name}`);
      return { path: file, size: staging.write(file, content) };
    });
  return [{ path, size: writeOne(path, made, staging) }];
}

type MadeFile = Exclude<MadeArtifact, { readonly files: unknown }>;

function writeOne(path: OutputPath, made: MadeFile, staging: Staging): number {
  if ('content' in made) return staging.write(path, made.content);
  if ('copyOf' in made) return staging.copy(path, made.copyOf);
  if ('stored' in made) return staging.place(path, made.stored);
  try {
    return staging.place(path, made.book);
  } finally {
    made.book.remove();
  }
}
