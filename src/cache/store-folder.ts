import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** A part of a value: bytes, or what gives them each time it is asked, for a file that is too large to be held. */
export type Piece = Uint8Array | { readonly chunks: () => Iterable<Uint8Array> };

/** The bytes of pieces in a row. A chunk may be overwritten by the next. */
export function* bytesOf(pieces: readonly Piece[]): Generator<Uint8Array> {
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) yield piece;
    else yield* piece.chunks();
  }
}

/** A file in the folder of a store. */
export interface StoredFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** When it was last written or touched, in milliseconds since 1970. */
  readonly used: number;
}

/** The files of a store. Each function throws the error of the system when it fails. */
export interface StoreFolder {
  read(name: string): Uint8Array;
  /** Nobody ever sees half of the file under its name. Makes the folder when there is none. */
  write(name: string, pieces: readonly Piece[]): void;
  /** Notes that the file was used now. */
  touch(name: string): void;
  remove(name: string): void;
  /** The files that a store wrote, those that a killed build left half written among them. Others are not seen. */
  list(): readonly StoredFile[];
}

/** A folder of the disk that only this user can read. */
export function openStoreFolder(folder: string): StoreFolder {
  const path = (name: string): string => join(folder, name);
  return {
    read: (name) => readFileSync(path(name)),
    write: (name, pieces) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const part = path(`${name}.${randomUUID()}.part`);
      try {
        writeFileSync(part, '', { mode: 0o600 });
        for (const bytes of bytesOf(pieces)) appendFileSync(part, bytes);
        renameSync(part, path(name));
      } catch (error) {
        rmSync(part, { force: true });
        throw error;
      }
    },
    touch: (name) => {
      const now = new Date();
      utimesSync(path(name), now, now);
    },
    remove: (name) => rmSync(path(name), { force: true }),
    list: () =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && isOwnFile(entry.name))
        .flatMap(({ name }) => {
          // Another build may remove it meanwhile.
          const stats = statSync(path(name), { throwIfNoEntry: false });
          return stats === undefined ? [] : [{ name, size: stats.size, used: stats.mtimeMs }];
        }),
  };
}

/**
 * What a folder of Kolofon's cache may contain: in a subfolder whose name is of small letters, files named by a sha-256
 * digest in hex, or by one with `.state` or `.pack` after it; and what a killed process left half written of them.
 * Everything else is somebody else's, and is neither counted nor removed.
 */
function isOwnFile(name: string): boolean {
  return /^[0-9a-f]{64}(\.state|\.pack)?(\.[0-9a-f-]{36}\.part)?$/.test(name);
}

/** Whether a subfolder may be one of a kind of value. */
export function isKind(name: string): boolean {
  return /^[a-z]+$/.test(name);
}

/** Undefined where the system fails: its errors have a code. Any other one is a bug, and thrown. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
