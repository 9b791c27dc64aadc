import { setTimeout as wait } from 'node:timers/promises';
import { keyOf } from '../../src/cache/key.ts';
import type { WorkOrder } from '../../src/cache/elsewhere.ts';
import type { OwnKind } from '../../src/queue/worker.ts';

export const sleepingId = 'sleeping';
const madeBy = 'the benchmark';

/** Work that takes a recorded time, in milliseconds, and no processor. Its input and value have the size of a small picture. */
interface Sleep {
  readonly number: number;
  readonly time: number;
  readonly padding: string;
}

/** In bytes. */
const size = 20_000;

export function orderSleep(number: number, time: number): WorkOrder {
  const input = Buffer.from(JSON.stringify({ number, time, padding: 'x'.repeat(size) } satisfies Sleep));
  return {
    ...{ kind: sleepingId, madeBy, key: keyOf([madeBy, number]) },
    pack: () => Promise.resolve({ input, shown: '', blobs: [] }),
  };
}

export const sleeping: OwnKind = {
  madeBy: () => Promise.resolve(madeBy),
  listBlobs: () => [],
  make: async (input) => {
    const { number, time } = JSON.parse(Buffer.from(input).toString()) as Sleep;
    await wait(time);
    return { key: keyOf([madeBy, number]), bytes: Buffer.alloc(size, number) };
  },
};
