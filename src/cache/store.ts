import { chooseExpired } from './choose-expired.ts';
import { seal, unseal } from './seal.ts';
import type { StoreFolder } from './store-folder.ts';

/**
 * Byte values that can be made again, by key: a sha-256 digest in hex of all that the value depends on. A system that
 * cannot read or write them is never an error: a store that fails is an empty one.
 */
export interface Store {
  /** The value that was kept, whole and unchanged, or undefined. */
  find(key: string): Uint8Array | undefined;
  keep(key: string, bytes: Uint8Array): void;
}

export interface StoreOptions {
  /** The most that the values may weigh together, in bytes. What one process adds may stand above it until the next. */
  readonly max: number;
}

export function openStore(folder: StoreFolder, { max }: StoreOptions): Store {
  let isPruned = false;
  const prune = (): void => {
    if (isPruned) return;
    isPruned = true;
    for (const { name } of chooseExpired(folder.list(), max)) attempt(() => folder.remove(name));
  };
  return {
    find: (key) => {
      const sealed = attempt(() => folder.read(key));
      if (sealed === undefined) return undefined;
      const bytes = unseal(sealed);
      attempt(() => (bytes === undefined ? folder.remove(key) : folder.touch(key)));
      return bytes;
    },
    keep: (key, bytes) => {
      attempt(() => {
        folder.write(key, seal(bytes));
        prune();
      });
    },
  };
}

/** Errors of the system have a code; any other one is a bug. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
