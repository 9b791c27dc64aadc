import { createHash } from 'node:crypto';
import { attempt, type StoreFolder, bytesOf, type Piece } from './store-folder.ts';

/** The length of a sha-256 digest, in bytes. */
const digestLength = 32;

/** The pieces of a content with a digest of all of them in front: joined, a large one would be held twice. */
function seal(...pieces: readonly Piece[]): readonly Piece[] {
  return [digest(...pieces), ...pieces];
}

/** What was sealed, or undefined when a byte of it was lost or changed. */
function unseal(sealed: Uint8Array): Uint8Array | undefined {
  const content = sealed.subarray(digestLength);
  return digest(content).equals(sealed.subarray(0, digestLength)) ? content : undefined;
}

function digest(...pieces: readonly Piece[]): Buffer {
  const hash = createHash('sha256');
  for (const bytes of bytesOf(pieces)) hash.update(bytes);
  return hash.digest();
}

/**
 * Byte values that can be rebuilt, by key: a sha-256 digest in hex of all that the value depends on. A system that
 * cannot read or write them is never an error: a store that fails is an empty one.
 */
export interface Store {
  /** The value that was kept, whole and unchanged, or undefined. */
  find(key: string): Uint8Array | undefined;
  /** Takes a value in one piece or in several. */
  keep(key: string, ...pieces: readonly Piece[]): void;
}

/** A store that may have to ask another machine. */
export interface SharedStore {
  find(key: string): Promise<Uint8Array | undefined> | Uint8Array | undefined;
  keep(key: string, ...pieces: readonly Piece[]): void;
}

/** A store on the disk: each value is one file, with a digest of itself in front. */
export function openStore(folder: StoreFolder): Store {
  return {
    find: (key) => {
      const sealed = attempt(() => folder.read(key));
      if (sealed === undefined) return undefined;
      const bytes = unseal(sealed);
      attempt(() => (bytes === undefined ? folder.remove(key) : folder.touch(key)));
      return bytes;
    },
    keep: (key, ...pieces) => {
      attempt(() => folder.write(key, seal(...pieces)));
    },
  };
}

/** Puts bytes where they take no memory, and gives how to get them back; undefined where there is no such place. */
export type PutAside = (bytes: Uint8Array) => (() => Uint8Array) | undefined;

/** A store that ends with the process. */
export function openMemoryStore(putAside: PutAside = () => undefined): Store {
  const values = new Map<string, () => Uint8Array>();
  return {
    find: (key) => values.get(key)?.(),
    keep: (key, ...pieces) => {
      const [first] = pieces;
      const bytes =
        pieces.length === 1 && first instanceof Uint8Array
          ? first
          : Buffer.concat(Array.from(bytesOf(pieces), (part) => Buffer.from(part)));
      values.set(key, putAside(bytes) ?? (() => bytes));
    },
  };
}
