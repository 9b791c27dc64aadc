import type { BuildFacts } from '../../shards/build-facts.ts';
import { costOf } from '../../shards/divide-work.ts';
import type { BuildContext } from '../build-context.ts';
import type { BuildOutcome } from '../build-outcome.ts';
import { withBuild } from '../open-build.ts';
import { openEditions } from '../outputs/open-editions.ts';
import { divideBuild, listBuildWork } from './divide-build.ts';
import { readFacts } from './read-facts.ts';

/** Which work falls to which shard. */
export interface ShardPlan {
  readonly digest: string;
  readonly facts: BuildFacts;
  readonly shards: readonly PlannedShard[];
}

interface PlannedShard {
  /** From 1. */
  readonly shard: number;
  /** The sum of its units, in milliseconds of work. */
  readonly milliseconds: number;
  readonly units: readonly { readonly id: string; readonly milliseconds: number }[];
}

/** Divides a build by the costs that the last one recorded. Makes nothing. */
export async function planShards(
  context: BuildContext,
  count: number,
): Promise<{ readonly outcome: BuildOutcome; readonly plan: ShardPlan | undefined }> {
  const { workspace } = context;
  let plan: ShardPlan | undefined;
  const outcome = await withBuild(context, async (opened, printer) => {
    const { prepared, chosen, diagnostics, content, notes } = opened;
    const editions = await openEditions(prepared, chosen, context, printer, {});
    const { record } = workspace.earlier;
    const work = await listBuildWork(
      prepared,
      chosen,
      editions,
      (path) => record?.outputs.get(path)?.milliseconds,
    );
    const facts = readFacts(context, prepared, chosen);
    const { digest, shards } = divideBuild(facts, work, count);
    plan = {
      digest,
      facts,
      shards: shards.map((units, index) => ({
        shard: index + 1,
        milliseconds: Math.round(costOf(units)),
        units: units.map(({ id, cost }) => ({ id, milliseconds: Math.round(cost) })),
      })),
    };
    const nothing = { failures: [], files: [], explanations: [], addresses: [] };
    return { state: 'built', diagnostics, content, notes, sources: workspace.files, ...nothing };
  });
  return { outcome, plan };
}
