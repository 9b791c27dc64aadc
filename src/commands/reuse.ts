import { availableParallelism } from 'node:os';
import type { Cache } from '../cache/cache.ts';
import { openMakeOnce } from '../cache/make-once.ts';
import { packFiles, unpackFiles } from '../cache/pack.ts';
import { keyOf } from '../cache/key.ts';
import { openMemoryStore, type PutAside } from '../cache/store.ts';
import type { EarlierPrints } from '../formats/earlier-prints.ts';
import type { Pictures } from '../formats/pictures.ts';
import type { Printer } from '../platform/browser.ts';
import { indexPages, type IndexPages } from '../platform/index-pages.ts';
import { makeQueue } from '../platform/make-queue.ts';
import { openScratchFile } from '../platform/scratch-file.ts';
import type { CommandInput } from './command.ts';

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
  { fingerprint }: Pick<CommandInput, 'fingerprint'>,
): Reuse {
  return {
    earlierPrints: cache && {
      store: cache.store('prints'),
      printedBy: async () => {
        const browser = await printer.identify();
        return browser === undefined ? undefined : keyOf([browser, fingerprint()]);
      },
    },
    pictures: openPictures(cache, fingerprint),
    indexPages: reuseIndexes(cache, fingerprint),
  };
}

/** Of pictures that are decoded at a time. One of 12 million pixels takes up to 100 MB. */
const mostDecoded = Math.min(4, availableParallelism());

function openPictures(cache: Cache | undefined, fingerprint: () => string): Pictures {
  const store = cache?.store('pictures');
  // What is encoded is asked for again when it is written, and two editions encode the same.
  const encode = openMakeOnce(store ?? openMemoryStore(openPutAside()), fingerprint);
  const takeTurn = makeQueue(mostDecoded);
  return {
    draw: openMakeOnce(store, fingerprint),
    encode: (facts, make) => encode(facts, () => takeTurn(make)),
  };
}

function openPutAside(): PutAside {
  const scratch = openScratchFile();
  return (bytes) => {
    const place = scratch.put(bytes);
    return place && (() => scratch.get(place));
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
