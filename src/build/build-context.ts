import type { IsoDate } from '../model/iso-date.ts';
import type { Store } from '../cache/store.ts';
import type { BuildOptions } from './options.ts';
import type { Host } from './host.ts';
import type { Progress } from './progress.ts';
import type { FoundShard } from '../shards/shard-folder.ts';
import { type Workspace, openWorkspace } from './workspace.ts';
import { dayOfBuild } from './dates.ts';
import { browserOf, checkDay, isLocked } from './read-options.ts';

/** A build under way: what was asked for, and where it works. */
export interface BuildContext {
  readonly options: BuildOptions;
  readonly host: Host;
  /** A whole build, one shard of it, or the plan of its shards, which makes nothing. */
  readonly mode: 'build' | 'shard' | 'plan';
  readonly asOf: IsoDate;
  /** Names what is asked for. */
  readonly request: string;
  /** When the sources were looked at, in milliseconds since 1970. */
  readonly scanned: number;
  readonly workspace: Workspace;
  readonly progress: Progress;
  /** Wraps the store in which drawn diagrams are looked up and kept (default: the cache). */
  readonly wrapDiagrams?: (store: Store | undefined) => Store;
  /** What other machines made of it; undefined where nobody did. */
  readonly shards?: readonly FoundShard[] | undefined;
}

export function openContext(
  options: BuildOptions,
  host: Host,
  progress: Progress,
  more: Pick<BuildContext, 'mode' | 'shards' | 'wrapDiagrams'> = { mode: 'build' },
): BuildContext {
  const asOf = dayOfBuild(checkDay(options.asOf, 'asOf'), host.environment, host.now);
  browserOf(options, host);
  const scanned = Date.now();
  const workspace = openWorkspace(options, host);
  return { options, host, asOf, request: nameRequest(options, host), scanned, workspace, progress, ...more };
}

/** Identifies the options that change the outputs of the same sources. */
function nameRequest(options: BuildOptions, host: Host): string {
  const { formats, series, articles, browser, strict = false } = options;
  const epoch = host.environment['SOURCE_DATE_EPOCH'];
  return JSON.stringify([formats, series, articles, browser, strict, isLocked(options, host), epoch]);
}
