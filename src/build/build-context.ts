import type { IsoDate } from '../model/iso-date.ts';
import type { Store } from '../cache/store.ts';
import type { BuildOptions } from './options.ts';
import type { Host } from './host.ts';
import type { Progress } from './progress.ts';
import type { FoundShard } from '../shards/shard-folder.ts';
import type { Workspace } from './workspace.ts';

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
