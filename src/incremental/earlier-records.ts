import { keyOf } from '../cache/key.ts';
import type { Store } from '../cache/store.ts';
import type { EarlierRecords } from '../formats/make-services.ts';
import type { DigestAll } from './digests.ts';

/** Keeps records in the cache of this machine. */
export function openEarlierRecords(
  store: Store | undefined,
  digestAll: DigestAll,
): EarlierRecords | undefined {
  if (store === undefined) return undefined;
  return {
    at: (dependsOn) => {
      const key = keyOf(digestAll(dependsOn));
      return {
        find: () => store.find(key),
        keep: (bytes) => {
          store.keep(key, bytes);
        },
      };
    },
  };
}
