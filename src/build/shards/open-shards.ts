import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose, type Checked, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { publicationFile } from '../../load/publication.ts';
import { startOf } from '../../model/place.ts';
import { checkShards, type ShardProblem } from '../../shards/check-shards.ts';
import { mergeShards, type MergedShards } from '../../shards/merged-shards.ts';
import { readShard, type FoundShard } from '../../shards/shard-folder.ts';
import type { BuildContext } from '../build-context.ts';
import type { Chosen } from '../outputs/choose-books.ts';
import type { PreparedPublication } from '../prepare.ts';
import { readFacts } from './read-facts.ts';

/** What other machines made for this build; undefined for one that is not merged. */
export function openShards(
  context: BuildContext,
  prepared: PreparedPublication,
  chosen: Chosen,
): Checked<MergedShards | undefined> {
  const { shards } = context;
  if (shards === undefined) return { value: undefined, diagnostics: [] };
  const facts = readFacts(context, prepared, chosen);
  const problems = checkShards(shards, { facts, hasMembers: prepared.forMembers !== undefined });
  if (problems.length > 0) return { value: undefined, diagnostics: problems.map(shardProblem) };
  return { value: mergeShards(shards), diagnostics: [] };
}

/** The shards in these folders, or in all folders of `dist-shard`. */
export function findShards(root: string, folders: readonly string[]): FoundShard[] {
  const usual = join(root, shardsFolder);
  const named =
    folders.length > 0 || !existsSync(usual)
      ? folders
      : readdirSync(usual, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map(({ name }) => join(usual, name))
          .sort();
  return named.map(readShard);
}

/** Where shards are made unless another folder is named, in that of the publication. */
export const shardsFolder = 'dist-shard';

export function shardProblem({ message, hint }: ShardProblem): Diagnostic {
  return diagnose('shards-complete', startOf(publicationFile), message, { hint });
}
