import type { Cache } from '../cache/cache.ts';
import { openMakeOnce } from '../cache/make-once.ts';
import { packFiles, unpackFiles } from '../cache/pack.ts';
import { keyOf } from '../cache/key.ts';
import type { EarlierPrints } from '../formats/earlier-prints.ts';
import type { Pictures } from '../formats/pictures.ts';
import type { Printer } from '../platform/browser.ts';
import type { ScratchFile } from '../platform/scratch-file.ts';
import { indexPages, type IndexPages } from '../platform/index-pages.ts';
import type { Host } from './host.ts';
import { openPictures } from './open-pictures.ts';
import { openPictureProcess } from './threads.ts';

/** What formats are given of earlier builds. Without a cache everything is made anew. */
export interface Reuse {
  readonly earlierPrints: EarlierPrints | undefined;
  readonly pictures: Pictures;
  readonly indexPages: IndexPages;
}

/** Nothing is read before something is asked for. */
export function openReuse(
  cache: Cache | undefined,
  printer: Pick<Printer, 'identify'>,
  host: Pick<Host, 'fingerprint' | 'environment' | 'threadScripts'>,
  scratch: ScratchFile,
): Reuse {
  const { fingerprint } = host;
  return {
    earlierPrints: cache && {
      store: cache.store('prints'),
      printedBy: async () => {
        const browser = await printer.identify();
        return browser === undefined ? undefined : keyOf([browser, fingerprint()]);
      },
    },
    pictures: openPictures(cache?.store('pictures'), fingerprint, openPictureProcess(host), scratch),
    indexPages: reuseIndexes(cache, fingerprint),
  };
}

/** An index of the same pages is made once. */
function reuseIndexes(cache: Cache | undefined, fingerprint: () => string): IndexPages {
  const once = openMakeOnce(cache?.store('search'), fingerprint);
  return async (language, pages) =>
    unpackFiles(
      await once([language, pages], async () => ({
        bytes: packFiles(await indexPages(language, pages)),
        isLasting: true,
      })),
    );
}
