import { availableParallelism } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPacking } from '../../src/commands/package.ts';
import { openProgress } from '../../src/commands/progress.ts';
import { openReuse } from '../../src/commands/reuse.ts';
import { openStaging } from '../../src/emit/staging.ts';
import { site } from '../../src/formats/site/site.ts';
import type { Artifact } from '../../src/model/artifact.ts';
import { outputPath } from '../../src/model/paths.ts';
import { quietTerminal } from '../harness/terminal.ts';

const identify = () => Promise.resolve(undefined);
const openPictures = () =>
  openReuse(undefined, { identify }, { fingerprint: () => 'kolofon' }).pictures.encode;

const later = () => new Promise((resolve) => setImmediate(resolve));

test('no more pictures are decoded at a time than there are cores, and never more than four', async () => {
  const encode = openPictures();
  let decoding = 0;
  let most = 0;
  const decode = async () => {
    decoding += 1;
    most = Math.max(most, decoding);
    await later();
    decoding -= 1;
    return { bytes: Uint8Array.of(1), isLasting: true };
  };
  await Promise.all(Array.from({ length: 30 }, (_, index) => encode({ index }, decode)));
  expect(most).toBe(Math.min(4, availableParallelism()));
});

test('without a cache a picture is encoded once, and does not stay in memory', async () => {
  const encode = openPictures();
  let count = 0;
  const make = () => {
    count += 1;
    return Promise.resolve({ bytes: Uint8Array.of(1, 2, 3), isLasting: true });
  };
  const first = await encode({ picture: 'a' }, make);
  const second = await encode({ picture: 'a' }, make);
  expect(count).toBe(1);
  expect(second).toEqual(first);
  expect(second).not.toBe(first);
});

let output: string;

beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'kolofon-'));
});

afterEach(() => {
  rmSync(output, { recursive: true, force: true });
});

test('all pictures of a site are made before one is written, and each is fetched when its turn has come', async () => {
  const events: string[] = [];
  const pictureOf = (name: string): Artifact => ({
    kind: 'deferred',
    path: outputPath(`site/files/${name}`),
    isKept: true,
    make: () => {
      events.push(`make ${name}`);
      return Promise.resolve(Buffer.from(name));
    },
  });
  const staging = openStaging(output);
  const write: typeof staging.write = (path, content) => {
    events.push(`write ${path.slice('site/files/'.length)}`);
    return staging.write(path, content);
  };
  const packing = openPacking({ ...staging, write }, openProgress(quietTerminal()), () => undefined);
  packing.add({
    format: site,
    job: { title: 'Site', render: () => Promise.reject(new Error('It is rendered.')) },
    artifacts: ['a.avif', 'b.avif', 'c.avif'].map(pictureOf),
    diagnostics: [],
    milliseconds: 0,
    standing: { keyOf: () => '', isSame: () => false, findSame: () => undefined },
    readTexts: () => Promise.resolve(),
  });
  const { failures } = await packing.done();
  staging.close();
  expect(failures).toEqual([]);
  const turns = ['a', 'b', 'c'].flatMap((name) => [`make ${name}.avif`, `write ${name}.avif`]);
  expect(events).toEqual(['make a.avif', 'make b.avif', 'make c.avif', ...turns]);
});
