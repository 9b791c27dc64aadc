import { availableParallelism } from 'node:os';
import type { Cache } from '../cache/cache.ts';
import { openMakeOnce } from '../cache/make-once.ts';
import { packFiles, unpackFiles } from '../cache/pack.ts';
import { keyOf } from '../cache/key.ts';
import type { SharedStore } from '../cache/store.ts';
import type { Elsewhere, PackedWork } from '../cache/elsewhere.ts';
import type { EarlierPrints, Pictures } from '../formats/make-services.ts';
import type { Printer } from '../platform/browser.ts';
import type { ScratchFile } from '../platform/scratch-file.ts';
import { makeQueue } from '../platform/make-queue.ts';
import type { Audience } from '../model/publication.ts';
import type { Coordinator } from '../queue/coordinator.ts';
import type { RemoteCache } from '../remote-cache/remote-cache.ts';
import type { Namespace } from '../remote-cache/transport.ts';
import type { ValueTier } from '../shards/merged-shards.ts';
import { packPages, indexPages, type IndexPages } from '../platform/index-pages.ts';
import type { Host } from './host.ts';
import { openPictures } from './open-pictures.ts';
import { openPictureProcess } from './threads.ts';

/** Where values are kept: on this machine, and on the one that several share. */
export interface Caches {
  readonly cache?: Cache | undefined;
  readonly remote?: RemoteCache | undefined;
  /** Before these, or beside them. */
  readonly tier?: ValueTier | undefined;
  /** Where other machines make them. */
  readonly coordinator?: Coordinator | undefined;
}

/** What formats are given of earlier builds. Without a cache everything is rebuilt. */
interface Reuse {
  readonly earlierPrints: EarlierPrints | undefined;
  readonly pictures: Pictures;
  readonly indexPages: IndexPages;
  /** Names what prints books; undefined where nobody knows. */
  readonly printedBy: () => Promise<string | undefined>;
}

/** What both editions are given: what one of them makes, the other need not make again. */
export type OpenReuse = (audience: Audience) => Reuse;

/** Whether work for these readers may be given to another machine. */
export type MayLeave = (packed: PackedWork, audience: Audience) => Promise<boolean>;

/** Nothing is read before something is asked for. */
export function openReuse(
  { cache, remote, tier, coordinator }: Caches,
  printer: Pick<Printer, 'identify'>,
  host: Pick<Host, 'fingerprint' | 'environment' | 'threadScripts'>,
  scratch: ScratchFile,
  mayLeave: MayLeave = () => Promise.resolve(true),
): OpenReuse {
  const { fingerprint } = host;
  const printedBy = async () => {
    const browser = await printer.identify();
    return browser === undefined ? undefined : keyOf([browser, fingerprint()]);
  };
  const openEdition = openPictures(fingerprint, openPictureProcess(host), scratch);
  const makeHere = makeQueue(availableParallelism());
  const openElsewhere = (audience: Audience): Elsewhere | undefined =>
    coordinator && {
      makeHere,
      make: async (order) => {
        const pack = async () => {
          const packed = await order.pack();
          return packed && (await mayLeave(packed, audience)) ? packed : undefined;
        };
        const value = await coordinator.make(namespaceOf[audience], { ...order, pack });
        // The worker has put it into the shared cache.
        if (value !== undefined) cache?.store(order.kind).keep(order.key, value);
        return value;
      },
    };
  return (audience) => {
    const elsewhere = openElsewhere(audience);
    const storeOf = (kind: string) => {
      const own = cache?.store(kind);
      const shared = own && (remote?.share(own, kind, namespaceOf[audience]) ?? own);
      return tier === undefined ? shared : tier(shared, kind, audience);
    };
    const prints = storeOf('prints');
    return {
      earlierPrints: prints && { store: prints, printedBy, elsewhere },
      pictures: openEdition(storeOf('pictures'), elsewhere),
      indexPages: reuseIndexes(storeOf('search'), fingerprint, elsewhere),
      printedBy,
    };
  };
}

const namespaceOf = { everyone: 'open', members: 'members' } as const satisfies Record<Audience, Namespace>;

/** An index of the same pages is made once. */
function reuseIndexes(
  store: SharedStore | undefined,
  fingerprint: () => string,
  elsewhere: Elsewhere | undefined,
): IndexPages {
  const others = elsewhere && { kind: 'search', elsewhere };
  const once = openMakeOnce(store, fingerprint, undefined, others);
  return async (language, pages) =>
    unpackFiles(
      await once(
        [language, pages],
        async () => ({ bytes: packFiles(await indexPages(language, pages)), isLasting: true }),
        () => Promise.resolve(packPages(language, pages)),
      ),
    );
}
