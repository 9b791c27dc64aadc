import { keyOf } from './key.ts';
import type { Store } from './store.ts';

/**
 * Gives what was made of the same facts, by this build or an earlier one, or makes it. `facts` are plain data, as
 * `keyOf` takes it: all on which the bytes depend, but for Kolofon's own code and its libraries.
 */
export type MakeOnce = (facts: unknown, make: () => Promise<Made>) => Promise<Uint8Array>;

interface Made {
  readonly bytes: Uint8Array;
  /** Whether the facts tell everything: not where the system had a part in it, with a face of its own for one. */
  readonly isLasting: boolean;
}

/** `madeBy` names the code and the libraries. Two that ask for the same at once wait for one. */
export function openMakeOnce(store: Store | undefined, madeBy: () => string): MakeOnce {
  const underWay = new Map<string, Promise<Uint8Array>>();
  return (facts, make) => {
    const key = keyOf([madeBy(), facts]);
    const known = underWay.get(key);
    if (known !== undefined) return known;
    const found = store?.find(key);
    if (found !== undefined) return Promise.resolve(found);
    const making = make()
      .then(({ bytes, isLasting }) => {
        if (isLasting) store?.keep(key, bytes);
        return bytes;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, making);
    return making;
  };
}
