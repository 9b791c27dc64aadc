import { availableParallelism } from 'node:os';
import type { Elsewhere } from '../cache/elsewhere.ts';
import { openMakeOnce, type UnderWay } from '../cache/make-once.ts';
import { openMemoryStore, type PutAside, type SharedStore } from '../cache/store.ts';
import type { Pictures } from '../formats/make-services.ts';
import { carryOutTask } from '../formats/raster/carry-out-task.ts';
import { packTask } from '../formats/raster/packed-picture-work.ts';
import { DamagedPictureError, type CarryOut } from '../formats/raster/picture-task.ts';
import { makeQueue } from '../platform/make-queue.ts';
import type { ScratchFile } from '../platform/scratch-file.ts';

/** Of pictures that are decoded, or fetched from the cache, at a time. One of 12 million pixels takes up to 100 MB. */
const mostDecoded = Math.min(4, availableParallelism());

/** Of pictures that are with other machines at a time. */
const mostOrders = 64;

/** Pictures that are made once, by this build or an earlier one, for whichever edition. */
export function openPictures(
  fingerprint: () => string,
  carryOut: CarryOut,
  scratch: ScratchFile,
): (store: SharedStore | undefined, elsewhere?: Elsewhere) => Pictures {
  // What is encoded is asked for again when it is written, and two editions encode the same.
  const memory = openMemoryStore(putInto(scratch));
  const takeTurn = makeQueue(mostDecoded);
  const paint = openPainter(carryOut);
  const takeOrder = makeQueue(mostOrders);
  const drawn: UnderWay = new Map();
  const encoded: UnderWay = new Map();
  return (store, elsewhere) => {
    const others = elsewhere && { kind: 'pictures', elsewhere };
    const once = openMakeOnce(store ?? memory, fingerprint, encoded, others);
    return {
      draw: openMakeOnce(store, fingerprint, drawn, others),
      paint,
      encode: (task, read) =>
        (others === undefined ? takeTurn : takeOrder)(() =>
          once(
            task,
            async () => {
              const result = await carryOut(task, read());
              if ('damage' in result) throw new DamagedPictureError(result.damage);
              return { bytes: result.bytes, isLasting: true };
            },
            () => Promise.resolve(packTask(task, read)),
          ),
        ),
    };
  };
}

/** As many drawings as take less time than a process needs to start. */
const fewDrawings = 16;

/** Paints the first drawings here, so that a build that changes one starts no process. */
function openPainter(carryOut: CarryOut): Pictures['paint'] {
  let painted = 0;
  return async (svg) => {
    painted += 1;
    const carryOutThere = painted <= fewDrawings ? carryOutTask : carryOut;
    const result = await carryOutThere({ kind: 'paint' }, new TextEncoder().encode(svg));
    if ('damage' in result) throw new Error(result.damage);
    return result.bytes;
  };
}

function putInto(scratch: ScratchFile): PutAside {
  return (bytes) => {
    const place = scratch.put(bytes);
    return place && (() => scratch.get(place));
  };
}
