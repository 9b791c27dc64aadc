import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openScratchFile } from '../../src/platform/scratch-file.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);

test('what was put aside comes back, in any order, as often as it is asked for', () => {
  const scratch = openScratchFile(folder);
  const [one, none, two] = ['én', '', 'to og tre'].map((text) => scratch.put(bytes(text)));
  if (one === undefined || none === undefined || two === undefined) throw new Error('There was no room.');
  for (let time = 1; time <= 2; time += 1) {
    expect(scratch.get(two)).toEqual(bytes('to og tre'));
    expect(scratch.get(one)).toEqual(bytes('én'));
    expect(scratch.get(none)).toEqual(bytes(''));
  }
});

test('nothing is on the disk before something is put aside', () => {
  openScratchFile(folder);
  expect(readdirSync(folder)).toEqual([]);
});

test.runIf(process.platform !== 'win32')('only its user can read it', () => {
  openScratchFile(folder).put(bytes('for medlemmer'));
  const [name = ''] = readdirSync(folder);
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, name, 'scratch')).mode & 0o777).toBe(0o600);
});

test('a disk that cannot be written takes nothing', () => {
  expect(openScratchFile(join(folder, 'nowhere')).put(bytes('én'))).toBeUndefined();
});
