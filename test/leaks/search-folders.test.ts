import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOf } from '../../src/leaks/name-content.ts';
import { searchFolders } from '../../src/leaks/search-folders.ts';
import { fingerprintsOf, secret, source } from './members.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

test('every file is looked into, hidden ones too, in the order of their paths', async () => {
  write('site/artikler/tillit/index.html', `<p>${secret}</p>`);
  write('site/.well-known/x', secret);
  write('site/index.html', '<p>Velkommen</p>');
  const leaks = await searchFolders([{ folder }], await fingerprintsOf());
  expect(leaks).toEqual([
    { kind: 'sentence', file: 'site/.well-known/x', place: 'line 1, column 1', source, sentence: secret },
    {
      kind: 'sentence',
      file: 'site/artikler/tillit/index.html',
      place: 'line 1, column 4',
      source,
      sentence: secret,
    },
  ]);
});

test('what cannot be read or is too large is reported, and so is a link to a folder', async () => {
  write('a/large.txt', 'x'.repeat(2000));
  symlinkSync('nowhere', join(folder, 'broken'));
  symlinkSync('a', join(folder, 'folder'));
  const leaks = await searchFolders([{ folder }], await fingerprintsOf(), { limits: { largestFile: 1000 } });
  expect(leaks.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
    'unreadable a/large.txt',
    'unreadable broken',
    'unreadable folder',
  ]);
});

test('of a copy of a file that holds nothing the name is still looked at', async () => {
  write('a.txt', 'Velkommen til alle.');
  write(`b/${secret}.txt`, 'Velkommen til alle.');
  write('c.txt', secret);
  write('d.txt', secret);
  const leaks = await searchFolders([{ folder }], await fingerprintsOf());
  expect(leaks.map(({ file, place }) => [file, place])).toEqual([
    [`b/${secret}.txt`, 'file name'],
    ['c.txt', 'line 1, column 1'],
    ['d.txt', 'line 1, column 1'],
  ]);
});

test.each([
  ['at its beginning', 0],
  ['across two pieces', 199_970],
  ['inside an overlap', 399_000],
  ['at its end', 700_000],
])('a large file is looked into piece by piece: a sentence %s', async (_, at) => {
  const noise = Buffer.from(Uint8Array.from({ length: 700_000 }, (_unused, index) => (index * 7919) % 251));
  const encodings = [Buffer.from(secret), Buffer.from(secret, 'utf16le'), Buffer.from(secret, 'latin1')];
  for (const [index, hidden] of encodings.entries()) {
    const content = Buffer.concat([noise.subarray(0, at), Buffer.alloc(2), hidden, noise.subarray(at)]);
    writeFileSync(join(folder, `film-${String(index)}.mp4`), content);
  }
  writeFileSync(join(folder, 'tekst.txt'), `${'å'.repeat(at / 2)}. ${secret} ${'ø '.repeat(200_000)}`);
  const limits = { piece: 200_000, largestFile: 1000 };
  const leaks = await searchFolders([{ folder }], await fingerprintsOf(), { limits });
  expect(leaks.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
    'sentence film-0.mp4',
    'sentence film-1.mp4',
    'sentence film-2.mp4',
    'sentence tekst.txt',
  ]);
});

test('a large file of members alone is known by its content, and a clean one holds nothing', async () => {
  const content = Buffer.from(Uint8Array.from({ length: 500_000 }, (_unused, index) => (index * 7919) % 251));
  writeFileSync(join(folder, 'annet.mp4'), content);
  const limits = { piece: 100_000 };
  expect(await searchFolders([{ folder }], await fingerprintsOf(), { limits })).toEqual([]);
  const asset = { source, name: 'film.mp4', digest: digestOf(content) };
  const leaks = await searchFolders([{ folder }], await fingerprintsOf(undefined, [], [asset]), { limits });
  expect(leaks.map(({ kind, file }) => `${kind} ${file}`)).toEqual(['asset annet.mp4']);
});

test('a large text that ends a piece in a long address is reported', async () => {
  write('side.html', `<img src="data:text/plain;base64,${'QUJD'.repeat(80_000)}">`);
  const limits = { piece: 100_000 };
  const leaks = await searchFolders([{ folder }], await fingerprintsOf(), { limits });
  expect(leaks.map(({ kind, file }) => `${kind} ${file}`)).toEqual(['unreadable side.html']);
});
