import { availableParallelism } from 'node:os';
import { openMakeOnce } from '../cache/make-once.ts';
import { openMemoryStore, type PutAside, type Store } from '../cache/store.ts';
import type { Pictures } from '../formats/pictures.ts';
import { DamagedPictureError, type CarryOut } from '../formats/raster/picture-task.ts';
import { makeQueue } from '../platform/make-queue.ts';
import type { ScratchFile } from '../platform/scratch-file.ts';

/** Of pictures that are decoded, or fetched from the cache, at a time. One of 12 million pixels takes up to 100 MB. */
const mostDecoded = Math.min(4, availableParallelism());

/** Pictures that are made once, by this build or an earlier one. */
export function openPictures(
  store: Store | undefined,
  fingerprint: () => string,
  carryOut: CarryOut,
  scratch: ScratchFile,
): Pictures {
  // What is encoded is asked for again when it is written, and two editions encode the same.
  const once = openMakeOnce(store ?? openMemoryStore(putInto(scratch)), fingerprint);
  const takeTurn = makeQueue(mostDecoded);
  return {
    draw: openMakeOnce(store, fingerprint),
    encode: (task, read) =>
      takeTurn(() =>
        once(task, async () => {
          const result = await carryOut(task, read());
          if ('damage' in result) throw new DamagedPictureError(result.damage);
          return { bytes: result.bytes, isLasting: true };
        }),
      ),
  };
}

function putInto(scratch: ScratchFile): PutAside {
  return (bytes) => {
    const place = scratch.put(bytes);
    return place && (() => scratch.get(place));
  };
}
