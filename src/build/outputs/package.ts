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
import { allowHeapGrowth } from '../../platform/heap-limits.ts';
import type { Failure } from '../failure.ts';
import type { Progress, Written } from '../progress.ts';
import { isCached, isSlow, makeQuick, makeSlow, type MadeArtifact } from './make-artifact.ts';
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
    const make = await makeAhead(fresh, step.services);
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
      const made = await make(artifact);
      for (const { path, size } of write(artifact.path, made, staging)) {
        const isCopy = 'copyOf' in made;
        // The books of the members' site are in it already, with their keys.
        if (isCopy && made.copyOf === path) continue;
        note(path, key, size, isCopy);
        if ('book' in made && !staging.stays(path)) onWritten(path, () => staging.read(path));
      }
    }
    const took = performance.now() - start;
    progress.made(format.label, job.title, sizes, took);
    const size = sizes.reduce((sum, one) => sum + one.size, 0);
    const found = job.inspect?.(size) ?? [];
    const diagnostics = [...step.diagnostics, ...found];
    const isOne = job.output !== undefined;
    const facts = { milliseconds: took, ...(diagnostics.length > 0 && { diagnostics }) };
    return {
      failures: [],
      made: due.map(({ artifact: { path }, dependsOn }) => ({ path, dependsOn })),
      diagnostics: found,
      outputs: isOne ? outputs.map((one) => ({ ...one, ...facts })) : outputs,
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

/** Makes what takes its time, so that writing cannot fail half-way. What is cached is rebuilt when it is written. */
async function makeAhead(
  artifacts: readonly Artifact[],
  services: MakeServices,
): Promise<(artifact: Artifact) => MadeArtifact | Promise<MadeArtifact>> {
  const slow = artifacts.filter(isSlow);
  const makeAll = () =>
    Promise.all(
      slow.map(async (artifact) => {
        const made = await makeSlow(artifact, services);
        return isCached(artifact) ? [] : [[artifact, made] as const];
      }),
    );
  const made = new Map(slow.length === 0 ? [] : (await allowHeapGrowth(makeAll)).flat());
  return (artifact) =>
    isSlow(artifact) ? (made.get(artifact) ?? makeSlow(artifact, services)) : makeQuick(artifact, services);
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
