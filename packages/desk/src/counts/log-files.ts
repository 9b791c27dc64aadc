import { open, stat } from 'node:fs/promises';
import type { LogPosition } from './store.ts';

export interface LogPiece {
  /** Whole lines. */
  readonly bytes: Uint8Array;
  /** Where the next piece begins. */
  readonly next: LogPosition;
}

/** In bytes. */
const mostRead = 8 * 1024 * 1024;
const lineFeed = 0x0a;

/**
 * The next lines of a log after a position; undefined if there are none. A log that was renamed to `.1` is read to its
 * end before the new one begins, and one that was cut is read from its start.
 */
export async function readOn(path: string, from: LogPosition | undefined): Promise<LogPiece | undefined> {
  const current = await inodeOf(path);
  if (from !== undefined && from.inode !== current) {
    const renamed = `${path}.1`;
    const isThere = (await inodeOf(renamed)) === from.inode;
    const rest = isThere ? await readPiece(renamed, from) : undefined;
    if (rest !== undefined) return rest;
  }
  if (current === undefined) return undefined;
  return readPiece(path, from?.inode === current ? from : { inode: current, position: 0 });
}

async function inodeOf(path: string): Promise<string | undefined> {
  try {
    return String((await stat(path, { bigint: true })).ino);
  } catch {
    return undefined;
  }
}

async function readPiece(path: string, { inode, position }: LogPosition): Promise<LogPiece | undefined> {
  const file = await open(path);
  try {
    const stats = await file.stat({ bigint: true });
    // Renamed since it was looked at: next time.
    if (String(stats.ino) !== inode) return undefined;
    const size = Number(stats.size);
    const start = size < position ? 0 : position;
    const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(mostRead, size - start)), {
      position: start,
    });
    const bytes = buffer.subarray(0, bytesRead);
    const end = bytes.lastIndexOf(lineFeed) + 1;
    // A line that is longer than all that is read at once is none of a log.
    const length = end === 0 && bytesRead === mostRead ? bytesRead : end;
    return length === 0
      ? undefined
      : { bytes: bytes.subarray(0, length), next: { inode, position: start + length } };
  } finally {
    await file.close();
  }
}
