import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { BuildFacts } from '../../shards/build-facts.ts';
import type { BuildOptions } from '../options.ts';
import { UsageError } from '../usage-error.ts';

/** Most builds are divided into fewer: an upper bound against slips. */
const most = 1000;

/** Which shard is asked for: 7 of 40. */
export interface ShardNumber {
  /** From 1. */
  readonly shard: number;
  readonly of: number;
}

export function readShardNumber(text: string): ShardNumber {
  const [, shard, of] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (shard === undefined || of === undefined || shard < 1 || shard > of || of > most)
    throw new UsageError(
      (nameOf) =>
        `${nameOf('shard')} takes the number of a shard and how many there are, as 7/40, not "${text}".`,
    );
  return { shard, of };
}

export function checkShardCount(count: number, given = String(count)): number {
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new UsageError(
    (nameOf) => `${nameOf('shards')} takes a number from 1 to ${String(most)}, not "${given}".`,
  );
}

/** What `kolofon plan --json` wrote. */
export interface WrittenPlan {
  readonly facts: BuildFacts;
  readonly digest: string;
  /** The ids of the units of each shard. */
  readonly ids: readonly (readonly string[])[];
}

const schema = z.object({
  digest: z.string(),
  facts: z.object({
    tools: z.string(),
    sources: z.string(),
    diagrams: z.string(),
    asOf: z.string(),
    epoch: z.number(),
    formats: z.array(z.string()),
  }),
  shards: z.array(z.object({ units: z.array(z.object({ id: z.string() })) })),
});

export function readPlan(path: string): WrittenPlan {
  const refuse = (reason: string) => new UsageError((nameOf) => `"${path}" (${nameOf('plan')}) ${reason}`);
  try {
    const { digest, facts, shards } = schema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return { digest, facts, ids: shards.map(({ units }) => units.map(({ id }) => id)) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      throw refuse('is no plan: kolofon plan --shards 40 --json writes one.');
    if (error instanceof Error && 'code' in error) throw refuse(`cannot be read: ${error.message}.`);
    throw error;
  }
}

/** A shard is a part of all books. */
export function refuseSelection({ series, articles }: Pick<BuildOptions, 'series' | 'articles'>): void {
  if (series === undefined && articles === undefined) return;
  throw new UsageError(
    (nameOf) => `Shards divide all books: leave out ${nameOf(series === undefined ? 'articles' : 'series')}.`,
  );
}
