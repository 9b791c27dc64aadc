import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkProcess } from '../../src/platform/work-process.ts';

let folder: string;
let script: URL;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-'));
  const file = join(folder, 'work.mjs');
  writeFileSync(
    file,
    `process.on('message', ({ id, input }) => {
      if (input === 'end') process.exit(7);
      const known = { pid: process.pid, room: process.env.ROOM, bytes: input };
      if (input !== 'hold') process.send({ id, result: known });
    });`,
  );
  script = pathToFileURL(file);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Known {
  readonly pid: number;
  readonly room: string;
  readonly bytes: unknown;
}

const open = () => openWorkProcess<Known>(script, { ROOM: 'small' });

test('one process of its own carries out all tasks, with its environment, and bytes cross as bytes', async () => {
  const run = open();
  const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
  const all = await Promise.all([bytes, new Uint8Array(), bytes.subarray(5, 9)].map(run));
  expect(new Set(all.map(({ pid }) => pid)).size).toBe(1);
  expect(all.map(({ pid }) => pid)).not.toContain(process.pid);
  expect(all.every(({ room }) => room === 'small')).toBe(true);
  expect(all.map((one) => Buffer.from(one.bytes as Uint8Array))).toEqual(
    [bytes, new Uint8Array(), bytes.subarray(5, 9)].map((one) => Buffer.from(one)),
  );
});

test('what waits for a process that ends is rejected, and the next task gets another one', async () => {
  const run = open();
  const { pid } = await run('first');
  const held = run('hold');
  const ended = run('end');
  await expect(held).rejects.toThrow('A process ended with 7 before its work was done.');
  await expect(ended).rejects.toThrow('A process ended with 7');
  expect((await run('next')).pid).not.toBe(pid);
});
