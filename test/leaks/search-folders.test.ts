import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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

test('what cannot be read or is too large is told, and so is a link to a folder', async () => {
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
