import { availableParallelism } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openPacking } from '../../src/build/outputs/package.ts';
import { openPictures } from '../../src/build/open-pictures.ts';
import { openProgress } from '../../src/cli/terminal-progress.ts';
import { openStaging } from '../../src/emit/staging.ts';
import { carryOutTask } from '../../src/formats/raster/carry-out-task.ts';
import {
  DamagedPictureError,
  type CarryOut,
  type PictureTask,
} from '../../src/formats/raster/picture-task.ts';
import { site } from '../../src/formats/site/site.ts';
import { servicesWith } from '../harness/render-input.ts';
import type { Artifact } from '../../src/formats/artifact.ts';
import { outputPath } from '../../src/model/paths.ts';
import { joinOnDisk } from '../../src/platform/join-on-disk.ts';
import { openScratchFile } from '../../src/platform/scratch-file.ts';
import { quietTerminal } from '../harness/terminal.ts';

const openEncode = (carryOut: CarryOut) =>
  openPictures(() => 'kolofon', carryOut, openScratchFile())(undefined).encode;
const copyOf = (digest: string) => ({ kind: 'copy', digest, mediaType: 'image/png', width: 480 }) as const;
const original = () => Uint8Array.of(0);

test('the first drawings are painted here, and many by the process', async () => {
  let there = 0;
  const { paint } = openPictures(
    () => 'kolofon',
    (task, bytes) => {
      there += 1;
      return carryOutTask(task, bytes);
    },
    openScratchFile(),
  )(undefined);
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
  const painted = await Promise.all(Array.from({ length: 20 }, () => paint(svg)));
  expect(there).toBe(4);
  for (const bytes of painted) expect(bytes).toEqual(painted[0]);
  await expect(paint('<svg')).rejects.toThrow();
});

const later = () => new Promise((resolve) => setImmediate(resolve));

test('no more pictures are decoded at a time than there are cores, and never more than four', async () => {
  let decoding = 0;
  let most = 0;
  const encode = openEncode(async () => {
    decoding += 1;
    most = Math.max(most, decoding);
    await later();
    decoding -= 1;
    return { bytes: Uint8Array.of(1) };
  });
  await Promise.all(Array.from({ length: 30 }, (_, index) => encode(copyOf(String(index)), original)));
  expect(most).toBe(Math.min(4, availableParallelism()));
});

test('without a cache a picture is encoded once, and does not stay in memory', async () => {
  let count = 0;
  const encode = openEncode(() => {
    count += 1;
    return Promise.resolve({ bytes: Uint8Array.of(1, 2, 3) });
  });
  const first = await encode(copyOf('a'), original);
  const second = await encode(copyOf('a'), original);
  expect(count).toBe(1);
  expect(second).toEqual(first);
  expect(second).not.toBe(first);
});

test('pictures that are kept are fetched a few at a time, however many are asked for', async () => {
  const asked: string[] = [];
  const kept = {
    find: (key: string) => {
      asked.push(key);
      return Uint8Array.of(1);
    },
    keep: () => undefined,
  };
  const never = () => Promise.reject(new Error('It is kept.'));
  const { encode } = openPictures(() => 'kolofon', never, openScratchFile())(kept);
  const all = Promise.all(Array.from({ length: 30 }, (_, index) => encode(copyOf(String(index)), original)));
  expect(asked).toHaveLength(Math.min(4, availableParallelism()));
  await all;
  expect(asked).toHaveLength(30);
});

test('a picture is another one in another width, type or box', async () => {
  let count = 0;
  const encode = openEncode(() => Promise.resolve({ bytes: Uint8Array.of((count += 1)) }));
  const screen = { kind: 'screen', digest: 'a', mediaType: 'image/png', isOffered: false } as const;
  const tasks: PictureTask[] = [
    copyOf('a'),
    copyOf('b'),
    { ...copyOf('a'), width: 720 },
    { ...screen, needsEncoding: false, to: 'image/png', widest: 1440 },
    { ...screen, needsEncoding: false, to: 'image/jpeg', widest: 1440 },
  ];
  for (const task of [...tasks, ...tasks]) await encode(task, original);
  expect(count).toBe(tasks.length);
});

test('a picture that the library cannot read is reported as damaged, another failure as itself', async () => {
  const damaged = openEncode(() => Promise.resolve({ damage: 'bad seek' }));
  await expect(damaged(copyOf('a'), original)).rejects.toEqual(new DamagedPictureError('bad seek'));
  const ended = openEncode(() => Promise.reject(new Error('A process ended.')));
  await expect(ended(copyOf('a'), original)).rejects.toEqual(new Error('A process ended.'));
});

let output: string;

beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'kolofon-'));
});

afterEach(() => {
  rmSync(output, { recursive: true, force: true });
});

const stepOf = (artifacts: readonly Artifact[]) => ({
  format: site,
  job: { title: 'Site', prepare: () => Promise.reject(new Error('It is rendered.')) },
  artifacts,
  diagnostics: [],
  milliseconds: 0,
  reusable: { keyOf: () => '', isSame: () => false, findSame: () => undefined },
  services: servicesWith(),
  readTexts: () => Promise.resolve(),
});

const pageOf = (name: string, make: () => string = () => name): Artifact => ({
  kind: 'text',
  path: outputPath(`site/${name}`),
  make,
});

test('pages are written while pictures are made, and each picture as soon as it is', async () => {
  const events: string[] = [];
  const begun = new Map<string, () => void>();
  const pictureOf = (name: string): Artifact => ({
    kind: 'deferred',
    path: outputPath(`site/${name}`),
    make: () =>
      new Promise((resolve) => {
        events.push(`begin ${name}`);
        begun.set(name, () => resolve(Buffer.from(name)));
      }),
  });
  const staging = openStaging(output);
  const write: typeof staging.write = (path, content) => {
    const name = path.slice('site/'.length);
    events.push(`write ${name}`);
    // The second picture is ready first.
    if (name === '2.html') begun.get('b.avif')?.();
    if (name === 'b.avif') begun.get('a.avif')?.();
    return staging.write(path, content);
  };
  const packing = openPacking({ ...staging, write }, openProgress(quietTerminal()), () => undefined, 2);
  packing.add(stepOf([pictureOf('a.avif'), pageOf('1.html'), pictureOf('b.avif'), pageOf('2.html')]));
  const { failures, outputs } = await packing.done();
  staging.close();
  expect(failures).toEqual([]);
  expect(events).toEqual([
    'begin a.avif',
    'begin b.avif',
    'write 1.html',
    'write 2.html',
    'write b.avif',
    'write a.avif',
  ]);
  expect(outputs.map(({ path }) => path)).toEqual(
    ['a.avif', '1.html', 'b.avif', '2.html'].map((name) => `site/${name}`),
  );
});

test('a step that fails leaves nothing of itself, and ends when all that it began has ended', async () => {
  let hasEnded = false;
  const late: Artifact = {
    kind: 'deferred',
    path: outputPath('site/late.avif'),
    make: async () => {
      await wait(20);
      hasEnded = true;
      return Buffer.from('late');
    },
  };
  const broken = pageOf('broken.html', () => {
    throw new Error('It is broken.');
  });
  const staging = openStaging(output);
  const packing = openPacking(staging, openProgress(quietTerminal()), () => undefined, 2);
  packing.add(stepOf([pageOf('whole.html'), late, broken]));
  const { failures, outputs } = await packing.done();
  expect(failures.map(({ error }) => error.message)).toEqual(['It is broken.']);
  expect(hasEnded).toBe(true);
  expect(outputs).toEqual([]);
  expect(staging.formats()).toEqual([]);
  expect(readdirSync(staging.foldersOf('site').made)).toEqual([]);
  staging.close();
});

test('a book is a file until it has its place, and then it is gone from where it was made', async () => {
  const made = await joinOnDisk([Buffer.from('en '), Buffer.from('bok')]);
  const path = outputPath('pdf/bok.pdf');
  const staging = openStaging(output);
  const heard: string[] = [];
  const note = (one: string, read: () => Uint8Array) =>
    void heard.push(`${one}: ${String(Buffer.from(read()))}`);
  const packing = openPacking(staging, openProgress(quietTerminal()), note, 2);
  packing.add(stepOf([{ kind: 'book', path, make: () => Promise.resolve(made) }]));
  const { failures } = await packing.done();
  expect(failures).toEqual([]);
  expect(Buffer.from(staging.read(path)).toString()).toBe('en bok');
  expect(heard).toEqual(['pdf/bok.pdf: en bok']);
  expect(existsSync(made.path)).toBe(false);
  staging.close();
});
