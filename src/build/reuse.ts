import type { Cache } from '../cache/cache.ts';
import { openMakeOnce } from '../cache/make-once.ts';
import { packFiles, unpackFiles } from '../cache/pack.ts';
import { keyOf } from '../cache/key.ts';
import type { SharedStore } from '../cache/store.ts';
import type { EarlierPrints } from '../formats/earlier-prints.ts';
import type { Pictures } from '../formats/pictures.ts';
import type { Printer } from '../platform/browser.ts';
import type { ScratchFile } from '../platform/scratch-file.ts';
import type { Audience } from '../model/publication.ts';
import type { RemoteCache } from '../remote-cache/remote-cache.ts';
import type { Namespace } from '../remote-cache/transport.ts';
import type { ValueTier } from '../shards/merged-shards.ts';
import { indexPages, type IndexPages } from '../platform/index-pages.ts';
import type { Host } from './host.ts';
import { openPictures } from './open-pictures.ts';
import { openPictureProcess } from './threads.ts';

/** Where values are kept: on this machine, and on the one that several share. */
export interface Caches {
  readonly cache?: Cache | undefined;
  readonly remote?: RemoteCache | undefined;
  /** Before these, or beside them. */
  readonly tier?: ValueTier | undefined;
}

/** What formats are given of earlier builds. Without a cache everything is rebuilt. */
interface Reuse {
  readonly earlierPrints: EarlierPrints | undefined;
  readonly pictures: Pictures;
  readonly indexPages: IndexPages;
}

/** What both editions are given: what one of them makes, the other need not make again. */
export type OpenReuse = (audience: Audience) => Reuse;

/** Nothing is read before something is asked for. */
export function openReuse(
  { cache, remote, tier }: Caches,
  printer: Pick<Printer, 'identify'>,
  host: Pick<Host, 'fingerprint' | 'environment' | 'threadScripts'>,
  scratch: ScratchFile,
): OpenReuse {
  const { fingerprint } = host;
  const printedBy = async () => {
    const browser = await printer.identify();
    return browser === undefined ? undefined : keyOf([browser, fingerprint()]);
  };
  const openEdition = openPictures(fingerprint, openPictureProcess(host), scratch);
  return (audience) => {
    const storeOf = (kind: string) => {
      const own = cache?.store(kind);
      const shared = own && (remote?.share(own, kind, namespaceOf[audience]) ?? own);
      return tier === undefined ? shared : tier(shared, kind, audience);
    };
    const prints = storeOf('prints');
    return {
      earlierPrints: prints && { store: prints, printedBy },
      pictures: openEdition(storeOf('pictures')),
      indexPages: reuseIndexes(storeOf('search'), fingerprint),
    };
  };
}

const namespaceOf = { everyone: 'open', members: 'members' } as const satisfies Record<Audience, Namespace>;

/** An index of the same pages is made once. */
function reuseIndexes(store: SharedStore | undefined, fingerprint: () => string): IndexPages {
  const once = openMakeOnce(store, fingerprint);
  return async (language, pages) =>
    unpackFiles(
      await once([language, pages], async () => ({
        bytes: packFiles(await indexPages(language, pages)),
        isLasting: true,
      })),
    );
}
