import type { Elsewhere, WorkOrder } from './elsewhere.ts';
import { keyOf } from './key.ts';
import type { SharedStore } from './store.ts';

/**
 * Gives what was made of the same facts, by this build or an earlier one, or makes it. `facts` are plain data, as
 * `keyOf` takes it: all on which the bytes depend, but for Kolofon's own code and its libraries.
 */
export type MakeOnce = (
  facts: unknown,
  make: () => Promise<Made>,
  /** Describes it to another machine. */
  pack?: WorkOrder['pack'],
) => Promise<Uint8Array>;

interface Made {
  readonly bytes: Uint8Array;
  /** Whether the value depends on the facts alone: not if, say, a font of the system is in it. */
  readonly isLasting: boolean;
}

/** What is being made, by key. */
export type UnderWay = Map<string, Promise<Uint8Array>>;

/** Machines that make values of a kind. */
export interface MadeElsewhere {
  readonly kind: string;
  readonly elsewhere: Elsewhere;
}

/**
 * `madeBy` names the code and the libraries. Two that ask for the same at once wait for one, whichever store each of
 * them has.
 */
export function openMakeOnce(
  store: SharedStore | undefined,
  madeBy: () => string,
  underWay: UnderWay = new Map(),
  others?: MadeElsewhere,
): MakeOnce {
  const makeSomewhere = async (
    key: string,
    make: () => Promise<Made>,
    pack: WorkOrder['pack'],
  ): Promise<Made> => {
    if (others === undefined) return make();
    const { kind, elsewhere } = others;
    const bytes = await elsewhere.make({ kind, key, madeBy: madeBy(), pack });
    // It is kept already.
    return bytes === undefined ? elsewhere.makeHere(make) : { bytes, isLasting: false };
  };
  return (facts, make, pack) => {
    const key = keyOf([madeBy(), facts]);
    const known = underWay.get(key);
    if (known !== undefined) return known;
    const makeIt = pack === undefined ? make : () => makeSomewhere(key, make, pack);
    const making = findOrMake(store, key, makeIt).finally(() => underWay.delete(key));
    underWay.set(key, making);
    return making;
  };
}

async function findOrMake(
  store: SharedStore | undefined,
  key: string,
  make: () => Promise<Made>,
): Promise<Uint8Array> {
  const found = await store?.find(key);
  if (found !== undefined) return found;
  const { bytes, isLasting } = await make();
  if (isLasting) store?.keep(key, bytes);
  return bytes;
}
