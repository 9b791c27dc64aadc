import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinOnDisk, readAndRemove } from '../../src/platform/join-on-disk.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function* give(pieces: readonly (Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if (piece instanceof Error) throw piece;
    yield await Promise.resolve(piece);
  }
}

test('pieces are one file, in their order, and nothing of it stays when it was taken', async () => {
  const large = Buffer.alloc(3_000_000, 'nettverk');
  const pieces = [Buffer.from('a'), Buffer.alloc(0), large, Buffer.from('b')];
  const joined = await joinOnDisk(give(pieces), folder);
  expect(joined.size).toBe(large.length + 2);
  expect(Buffer.concat(pieces).equals(readAndRemove(joined))).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

test('no pieces are an empty file', async () => {
  expect(readAndRemove(await joinOnDisk([], folder))).toHaveLength(0);
});

test('what goes wrong with a piece is reported, and nothing of the others stays on the disk', async () => {
  const broken = give([Buffer.from('a'), new Error('The stream broke.')]);
  await expect(joinOnDisk(broken, folder)).rejects.toThrow('The stream broke.');
  expect(readdirSync(folder)).toEqual([]);
});
