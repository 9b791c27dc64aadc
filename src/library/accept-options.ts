import * as z from 'zod';
import type { BuildOptions, CheckOptions, DevOptions } from '../build/options.ts';
import { UsageError } from '../build/usage-error.ts';

type Shape<Options> = Record<keyof Options, z.ZodType>;

const source = {
  root: z.string(),
  asOf: z.string(),
  jobs: z.number(),
  cache: z.union([z.string(), z.literal(false)]),
};
const ids = z
  .array(z.string())
  .min(1)
  .overwrite((named) => [...new Set(named)])
  .readonly();

export const buildOptions = z
  .strictObject({
    ...source,
    out: z.string(),
    formats: ids,
    series: ids,
    articles: ids,
    locked: z.boolean(),
    cacheRemote: z.string(),
    cacheReadOnly: z.boolean(),
    queue: z.string(),
    shard: z.string(),
    plan: z.string(),
    shards: z.array(z.string()).readonly(),
    strict: z.boolean(),
    explain: z.boolean(),
    printTimeout: z.number(),
    browser: z.string(),
  } satisfies Shape<BuildOptions>)
  .partial() satisfies z.ZodType<BuildOptions>;

export const checkOptions = z
  .strictObject({
    ...source,
    locked: z.boolean(),
    strict: z.boolean(),
    fix: z.boolean(),
    desk: z.string(),
  } satisfies Shape<CheckOptions>)
  .partial() satisfies z.ZodType<CheckOptions>;

export const devOptions = z
  .strictObject({
    ...source,
    host: z.string(),
    port: z.number(),
    members: z.boolean(),
    published: z.boolean(),
    browser: z.string(),
  } satisfies Shape<DevOptions>)
  .partial() satisfies z.ZodType<DevOptions>;

/** Refuses what no type checker has seen. What values may be is checked where they are used. */
export function acceptOptions<T>(schema: z.ZodType<T>, given: unknown): T {
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  throw new UsageError(error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; '));
}
