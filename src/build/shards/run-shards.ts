import { join } from 'node:path';
import { type BuildContext, openContext } from '../build-context.ts';
import type { BuildOptions } from '../options.ts';
import type { BuildOutcome } from '../build-outcome.ts';
import type { Host } from '../host.ts';
import type { Progress } from '../progress.ts';
import { rootOf } from '../read-options.ts';
import { UsageError } from '../usage-error.ts';
import { recordDiagrams, takeDiagrams } from './carry-diagrams.ts';
import { findShards, shardsFolder } from './open-shards.ts';
import type { ShardPlan } from './plan-shards.ts';
import { checkShardCount, readPlan, readShardNumber, refuseSelection } from './shard-options.ts';

/** Makes one shard: `options.shard`. */
export async function buildShard(
  options: BuildOptions,
  host: Host,
  progress: Progress,
): Promise<BuildOutcome> {
  if (options.shards !== undefined || options.explain === true)
    throw new UsageError(
      (nameOf) =>
        `Leave out ${nameOf(options.explain === true ? 'explain' : 'shards')}: a shard is one part of a build.`,
    );
  refuseSelection(options);
  const number = readShardNumber(options.shard ?? '');
  const out =
    options.out ?? join(rootOf(options), shardsFolder, `${String(number.shard)}-of-${String(number.of)}`);
  // The plan says for which day, and which formats.
  const facts = options.plan === undefined ? undefined : readPlan(options.plan).facts;
  const asked = { ...options, ...asIn(options, facts), out };
  const drawings = new Map<string, Uint8Array>();
  const more = { mode: 'shard', wrapDiagrams: recordDiagrams(drawings) } as const;
  return within(openContext(asked, host, progress, more), async (context) => {
    const { makeShard } = await import('./make-shard.ts');
    // Every shard draws all of them, for any article may be in a book of its own: one hands them on.
    return makeShard(context, number, number.shard === 1 ? drawings : new Map());
  });
}

/** Builds with what the shards in `options.shards` made. */
export async function mergeFolders(
  options: BuildOptions,
  host: Host,
  progress: Progress,
): Promise<BuildOutcome> {
  refuseSelection(options);
  progress.working('Reading the shards');
  const shards = findShards(rootOf(options), options.shards ?? []);
  const asked = { ...options, ...asIn(options, shards[0]?.parts.everyone?.facts) };
  const more = { mode: 'build', shards, wrapDiagrams: takeDiagrams(shards) } as const;
  return within(openContext(asked, host, progress, more), async (context) => {
    const { runBuild } = await import('../run-build.ts');
    return runBuild(context);
  });
}

/** Divides a build into so many shards. */
export async function planBuild(
  options: BuildOptions,
  count: number,
  host: Host,
  progress: Progress,
): Promise<{ readonly outcome: BuildOutcome; readonly plan: ShardPlan | undefined }> {
  checkShardCount(count);
  refuseSelection(options);
  return within(openContext(options, host, progress, { mode: 'plan' }), async (context) => {
    const { planShards } = await import('./plan-shards.ts');
    return planShards(context, count);
  });
}

/** What is not asked for otherwise is as it was for the other machines. */
function asIn(
  { asOf, formats }: BuildOptions,
  facts: ShardPlan['facts'] | undefined,
): Pick<BuildOptions, 'asOf' | 'formats'> {
  return { asOf: asOf ?? facts?.asOf, formats: formats ?? facts?.formats };
}

async function within<T>(context: BuildContext, run: (context: BuildContext) => Promise<T>): Promise<T> {
  try {
    return await run(context);
  } finally {
    context.workspace.scratch.close();
  }
}
