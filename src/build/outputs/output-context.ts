import { availableParallelism } from 'node:os';
import { openStaging, type Staging } from '../../emit/staging.ts';
import type { Printer } from '../../platform/browser.ts';
import { folderOf } from '../audiences.ts';
import type { BuildContext } from '../build-context.ts';
import type { Chosen } from './choose-books.ts';
import { openCleanFiles } from '../leak-gate/clean-files.ts';
import { knownOutputs } from '../keep-record.ts';
import type { PreparedPublication } from '../prepare.ts';
import type { Coordinator } from '../../queue/coordinator.ts';
import type { RemoteCache } from '../../remote-cache/remote-cache.ts';
import type { MergedShards, ValueTier } from '../../shards/merged-shards.ts';
import { openDeparture } from '../leak-gate/open-departure.ts';
import { openEarlySearch, type EarlySearch } from '../leak-gate/early-search.ts';
import { openMemberFingerprints, type MemberFingerprints } from '../leak-gate/member-fingerprints.ts';
import { openEditions, type Editions } from './open-editions.ts';
import { searchThreadsOf } from '../threads.ts';

/** What all steps that make outputs work with. */
export interface OutputContext extends Editions {
  readonly prepared: PreparedPublication;
  readonly chosen: Chosen;
  readonly build: BuildContext;
  readonly staging: Staging;
  /** What other machines made; undefined for a build that makes everything. */
  readonly shards: MergedShards | undefined;
  /** How many printed books are waited for at a time. */
  readonly packing: number;
  readonly memberFingerprints: () => Promise<MemberFingerprints | undefined>;
  readonly earlySearch: EarlySearch;
  close(): Promise<void>;
}

/** Where outputs come from beside the cache of this machine. */
export interface OtherMachines {
  readonly remote?: RemoteCache | undefined;
  readonly shards?: MergedShards | undefined;
  /** Where workers make them. */
  readonly coordinator?: Coordinator | undefined;
  /** Before the caches, or beside them (default: that of the shards). */
  readonly tier?: ValueTier | undefined;
}

/** Of books that are with workers: each is in memory until it is uploaded. */
const mostOrders = 512;

export async function openOutputContext(
  prepared: PreparedPublication,
  chosen: Chosen,
  build: BuildContext,
  printer: Printer,
  { remote, shards, tier = shards?.addTo, coordinator }: OtherMachines,
): Promise<OutputContext> {
  const { options, host, workspace } = build;
  const { output, owner, disk, cache } = workspace;
  const memberFingerprints = openMemberFingerprints(prepared, (fingerprints) =>
    openCleanFiles(cache?.store('clean'), fingerprints, host.fingerprint),
  );
  const editions = await openEditions(prepared, chosen, build, printer, {
    remote,
    tier,
    coordinator,
    mayLeave: openDeparture(memberFingerprints),
    printedBy: shards?.printedBy,
  });
  const earlySearch = openEarlySearch(searchThreadsOf(options, host), memberFingerprints, prepared.formats);
  const known = knownOutputs(workspace);
  const staging = openStaging(output, { owner, protectedFolders: [folderOf.members], disk, known });
  return {
    prepared,
    chosen,
    build,
    staging,
    shards,
    packing: coordinator === undefined ? availableParallelism() : mostOrders,
    ...editions,
    memberFingerprints,
    earlySearch,
    close: async () => {
      await earlySearch.close();
      staging.close();
    },
  };
}
