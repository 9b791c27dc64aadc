import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanUpAtExit } from './clean-up.ts';

/** Bytes put aside on the disk, until it is closed or the process ends. */
export interface ScratchFile {
  /** Undefined where the disk has no room or cannot be written: then they have to stay where they are. */
  put(bytes: Uint8Array): PutAside | undefined;
  get(place: PutAside): Uint8Array;
  /** Takes it away, with all that is in it. Safe to call twice. */
  close(): void;
}

/** In bytes from the beginning of the file. */
export interface PutAside {
  readonly start: number;
  readonly length: number;
}

/** Is on the disk only when something was put into it. Nobody else may read it. */
export function openScratchFile(parent = tmpdir()): ScratchFile {
  let handle: number | undefined;
  let end = 0;
  let remove = (): void => undefined;
  const create = (): number => {
    const folder = mkdtempSync(join(parent, 'kolofon-'));
    const created = openSync(join(folder, 'scratch'), 'wx+', 0o600);
    remove = cleanUpAtExit(() => {
      handle = undefined;
      closeSync(created);
      rmSync(folder, { recursive: true, force: true });
    });
    return created;
  };
  return {
    put: (bytes) => {
      try {
        handle ??= create();
        if (writeSync(handle, bytes, 0, bytes.length, end) < bytes.length) return undefined;
      } catch {
        return undefined;
      }
      const start = end;
      end += bytes.length;
      return { start, length: bytes.length };
    },
    get: ({ start, length }) => {
      const bytes = new Uint8Array(length);
      if (handle === undefined || readSync(handle, bytes, 0, length, start) < length)
        throw new Error('What was put aside on the disk is no more.');
      return bytes;
    },
    close: () => {
      remove();
    },
  };
}
