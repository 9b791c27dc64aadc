import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanUpAtExit } from './clean-up.ts';

/** Joins the pieces of a file on the disk: joined in memory they would need its size twice. */
export async function joinOnDisk(pieces: AsyncIterable<Uint8Array>, parent = tmpdir()): Promise<Uint8Array> {
  const folder = mkdtempSync(join(parent, 'kolofon-'));
  const cleanUp = cleanUpAtExit(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'joined');
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      for await (const piece of pieces) writeFully(file, piece);
    } finally {
      closeSync(file);
    }
    return readFileSync(path);
  } finally {
    cleanUp();
  }
}

/** A system may take less at once than it is given. */
function writeFully(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
