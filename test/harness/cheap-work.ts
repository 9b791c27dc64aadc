import { keyOf } from '../../src/cache/key.ts';
import type { WorkOrder } from '../../src/cache/elsewhere.ts';
import type { QueueLimits } from '../../src/queue/limits.ts';
import type { OwnKind } from '../../src/queue/worker.ts';
import { setTimeout as wait } from 'node:timers/promises';

/** Work that costs nothing but time. */
export interface CheapTask {
  readonly text: string;
  /** How long it takes, in milliseconds. */
  readonly time: number;
}

/** Machines that wait for each other no longer than a test may. */
export const shortLimits: QueueLimits = {
  patience: 2_000,
  sweep: 100,
  outage: 1_500,
  beat: 200,
  lock: 1_000,
  job: 5_000,
};

export const cheapKind = 'cheap';

export function orderCheap(task: CheapTask, madeBy = 'one version'): WorkOrder {
  const input = Buffer.from(JSON.stringify(task));
  return {
    ...{ kind: cheapKind, madeBy, key: keyOf([madeBy, task.text]) },
    pack: () => Promise.resolve({ input, shown: task.text, blobs: [] }),
  };
}

/** What comes of a task, wherever it is done. */
export function doCheap({ text }: CheapTask): Uint8Array {
  return Buffer.from(`This was made of ${text}.`);
}

/** `onStart` is called with the text of each task that is begun. */
export function openCheapKind(
  madeBy = 'one version',
  onStart: (text: string) => void = () => undefined,
): OwnKind {
  return {
    madeBy: () => Promise.resolve(madeBy),
    listBlobs: () => [],
    make: async (input) => {
      const task = JSON.parse(Buffer.from(input).toString()) as CheapTask;
      onStart(task.text);
      await wait(task.time);
      if (task.text.startsWith('crash')) throw new Error('The task crashes.');
      return { key: keyOf([madeBy, task.text]), bytes: doCheap(task) };
    },
  };
}
