import { attempt } from '../cache/store-folder.ts';
import { changesFile, noChanges, writeChanges } from '../emit/changes.ts';
import { isUnchanged } from '../incremental/earlier-build.ts';
import { folderOf } from './audiences.ts';
import { type BuildContext, openContext } from './build-context.ts';
import type { BuildOptions } from './options.ts';
import type { BuildOutcome } from './build-outcome.ts';
import type { Host } from './host.ts';
import type { Progress } from './progress.ts';
import { diagnoseTracked } from './tracked-outputs.ts';

/** Builds what is asked for, unless it is all there. Most of Kolofon is loaded only where something is to be done. */
export async function buildPublication(
  options: BuildOptions,
  host: Host,
  progress: Progress,
): Promise<BuildOutcome> {
  if (options.shard !== undefined || options.shards !== undefined) {
    const { buildShard, mergeFolders } = await import('./shards/run-shards.ts');
    return options.shards === undefined
      ? buildShard(options, host, progress)
      : mergeFolders(options, host, progress);
  }
  const context = openContext(options, host, progress);
  const { scratch } = context.workspace;
  try {
    const unchanged = findUnchanged(context);
    if (unchanged !== undefined) return unchanged;
    const { runBuild } = await import('./run-build.ts');
    return await runBuild(context);
  } finally {
    scratch.close();
  }
}

/** What the last build left, where it is what is asked for. */
function findUnchanged({ request, asOf, workspace }: BuildContext): BuildOutcome | undefined {
  const { earlier, files: sources, output, disk } = workspace;
  const { record, outputs } = earlier;
  if (record === undefined || !isUnchanged(earlier, { request, asOf }, sources)) return undefined;
  const hasMembers = [...outputs.keys()].some((path) => path.startsWith(`${folderOf.members}/`));
  if (hasMembers && diagnoseTracked(output).length > 0) return undefined;
  const { diagnostics, content, unpublished: notes } = record;
  // A folder that cannot be written to is no reason to fail where nothing is to be written.
  for (const protectedFolder of [undefined, ...(hasMembers ? [folderOf.members] : [])])
    attempt(() => writeChanges(noChanges, changesFile(protectedFolder), { staging: output, output }, disk));
  const files = [...outputs].map(([path, { size }]) => ({ path, size, isKept: true }));
  const nothing = { failures: [], explanations: [], addresses: [] };
  return { state: 'unchanged', diagnostics, content, notes, files, sources, ...nothing };
}
