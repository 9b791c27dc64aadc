import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TemporaryFile } from '../model/stored-file.ts';
import { cleanUpAtExit } from './clean-up.ts';

/** Joins the pieces of a file on the disk: joined in memory they would need its size twice. Nobody else may read it. */
export async function joinOnDisk(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  parent = tmpdir(),
): Promise<TemporaryFile> {
  const folder = mkdtempSync(join(parent, 'kolofon-'));
  const remove = cleanUpAtExit(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'joined');
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      for await (const piece of pieces) writeFully(file, piece);
    } finally {
      closeSync(file);
    }
    return { path, size: statSync(path).size, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Takes what was joined into memory, and removes the file. */
export function readAndRemove({ path, remove }: TemporaryFile): Buffer {
  try {
    return readFileSync(path);
  } finally {
    remove();
  }
}

/** A system may take less at once than it is given. */
function writeFully(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
