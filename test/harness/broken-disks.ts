import { writeFileSync } from 'node:fs';
import { realDisk, type Disk } from '../../src/emit/disk.ts';

export type Operation = keyof Disk;

interface Step {
  readonly operation: Operation;
  /** The paths, and for a write its content. */
  readonly given: readonly (string | Uint8Array)[];
}

/** Runs `before` ahead of each operation of the real disk. What it throws is what the operation throws. */
function watchDisk(before: (step: Step) => void): Disk {
  const watch =
    <Given extends Step['given']>(operation: Operation, act: (...given: Given) => void) =>
    (...given: Given): void => {
      before({ operation, given });
      act(...given);
    };
  return {
    write: watch('write', (...given: Parameters<Disk['write']>) => realDisk.write(...given)),
    makeFolder: watch('makeFolder', (...given: Parameters<Disk['makeFolder']>) =>
      realDisk.makeFolder(...given),
    ),
    rename: watch('rename', (...given: Parameters<Disk['rename']>) => realDisk.rename(...given)),
    link: watch('link', (...given: Parameters<Disk['link']>) => realDisk.link(...given)),
    copy: watch('copy', (...given: Parameters<Disk['copy']>) => realDisk.copy(...given)),
    removeFolder: watch('removeFolder', (...given: Parameters<Disk['removeFolder']>) =>
      realDisk.removeFolder(...given),
    ),
    remove: watch('remove', (...given: Parameters<Disk['remove']>) => realDisk.remove(...given)),
  };
}

/** The process ended in the middle of an operation. */
export class Killed extends Error {}

export interface DyingDisk {
  readonly disk: Disk;
  /** The operations up to its end, in order. */
  readonly done: readonly Operation[];
}

/** A disk that does so many operations, half of one more if that is a write, and nothing ever after: a killed process. */
export function dyingDisk(steps: number): DyingDisk {
  const done: Operation[] = [];
  const disk = watchDisk(({ operation, given: [path, content] }) => {
    if (done.length > steps) throw new Killed('It is dead.');
    done.push(operation);
    if (done.length <= steps) return;
    if (operation === 'write') writeFileSync(String(path), content?.slice(0, content.length >> 1) ?? '');
    throw new Killed('It was killed.');
  });
  return { disk, done };
}

/** A disk on which some operations fail with the system's error of this code. */
export function failingDisk(fails: (operation: Operation, path: string) => string | undefined): Disk {
  return watchDisk(({ operation, given }) => {
    const path = String(operation === 'write' ? given[0] : given.at(-1));
    const code = fails(operation, path);
    if (code !== undefined) throw Object.assign(new Error(`${code}: ${operation} '${path}'`), { code });
  });
}
