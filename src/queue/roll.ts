import type { Redis } from 'ioredis';
import type { Namespace } from '../remote-cache/transport.ts';

/** A worker as it announces itself. */
export interface Present {
  readonly id: string;
  /** Whose jobs it takes. */
  readonly namespaces: readonly Namespace[];
  /** By kind of work: the versions of all that makes the values. */
  readonly madeBy: Readonly<Record<string, string>>;
  /** How many jobs it does at a time. */
  readonly slots: number;
}

/** Each worker, sorted by when it was last heard of, as the clock of the server has it. */
const roll = 'kolofon:workers';

/** Who was not heard of for so many beats is gone. */
const beatsMissed = 3;

/** Says that a worker is there. */
export async function announce(redis: Redis, worker: string): Promise<void> {
  await redis.zadd(roll, await clockOf(redis), worker);
}

export async function leave(redis: Redis, worker: string): Promise<void> {
  await redis.zrem(roll, worker);
}

/** As it is announced. */
export function writePresent(worker: Present): string {
  return JSON.stringify(worker);
}

/** The workers that are there. */
export async function listPresent(redis: Redis, beat: number): Promise<Present[]> {
  const gone = (await clockOf(redis)) - beatsMissed * beat;
  await redis.zremrangebyscore(roll, 0, gone);
  return (await redis.zrange(roll, 0, -1)).flatMap(readPresent);
}

/** In milliseconds. Machines need not agree on the time. */
async function clockOf(redis: Redis): Promise<number> {
  const [seconds, microseconds] = await redis.time();
  return Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
}

/** Whoever can reach the server can write anything. */
function readPresent(text: string): Present[] {
  try {
    const { id, namespaces, madeBy, slots } = JSON.parse(text) as Record<string, unknown>;
    const isKnown =
      typeof id === 'string' &&
      Array.isArray(namespaces) &&
      typeof madeBy === 'object' &&
      madeBy !== null &&
      typeof slots === 'number';
    return isKnown ? [JSON.parse(text) as Present] : [];
  } catch {
    return [];
  }
}
