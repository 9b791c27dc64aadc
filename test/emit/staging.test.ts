import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStaging } from '../../src/emit/staging.ts';
import { outputPath } from '../../src/model/paths.ts';
import { sumFiles } from '../harness/list-files.ts';

let output: string;

beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'kolofon-'));
});

afterEach(() => {
  rmSync(output, { recursive: true, force: true });
});

const had = (path: string, text: string) => {
  mkdirSync(dirname(join(output, path)), { recursive: true });
  writeFileSync(join(output, path), text);
};
const listed = () => Object.keys(sumFiles(output));
const read = (path: string) => readFileSync(join(output, path), 'utf8');

test('a format takes the place of its old outputs as a whole, and leaves the others', () => {
  had('site/gammel.html', 'gammel');
  had('epub/nettverk.epub', 'bok');
  const staging = openStaging(output);
  expect(staging.write(outputPath('site/artikler/ny.html'), 'nå')).toBe(3);
  expect(listed()).toContain('site/gammel.html');
  staging.commit('site', false);
  staging.close();
  expect(listed()).toEqual(['epub/nettverk.epub', 'site/artikler/ny.html']);
});

test('what was not made anew can be kept', () => {
  had('epub/nettverk.epub', 'gammel');
  had('epub/salg.epub', 'gammel');
  const staging = openStaging(output);
  staging.write(outputPath('epub/salg.epub'), 'ny');
  staging.commit('epub', true);
  staging.close();
  expect([read('epub/nettverk.epub'), read('epub/salg.epub')]).toEqual(['gammel', 'ny']);
});

test('a format that made nothing is left as it was', () => {
  had('pdf/nettverk.pdf', 'gammel');
  const staging = openStaging(output);
  staging.commit('pdf', false);
  staging.close();
  expect(listed()).toEqual(['pdf/nettverk.pdf']);
});

test('a build that stops leaves nothing', () => {
  const staging = openStaging(output);
  staging.write(outputPath('site/index.html'), 'halv');
  staging.close();
  expect(readdirSync(output)).toEqual([]);
});

test('an output of this or an earlier build may have a second path', () => {
  had('epub/nettverk.epub', 'gammel');
  const staging = openStaging(output);
  staging.write(outputPath('epub/salg.epub'), 'ny');
  expect(staging.measure(outputPath('epub/nettverk.epub'))).toEqual({ size: 6, sha256: digest('gammel') });
  expect(staging.measure(outputPath('epub/salg.epub'))).toEqual({ size: 2, sha256: digest('ny') });
  expect(staging.measure(outputPath('epub/ukjent.epub'))).toBeUndefined();
  expect(staging.copy(outputPath('site/b/nettverk.epub'), outputPath('epub/nettverk.epub'))).toBe(6);
  expect(staging.copy(outputPath('site/b/salg.epub'), outputPath('epub/salg.epub'))).toBe(2);
  staging.commit('site', false);
  staging.close();
  expect(read('site/b/nettverk.epub')).toBe('gammel');
});

test('an output that stands in the folder of a site stays there when the site alone is made anew', () => {
  had('members/books/nettverk.epub', 'gammel');
  const staging = openStaging(output);
  staging.write(outputPath('members/index.html'), 'ny');
  staging.write(outputPath('members/books/salg.epub'), 'ny bok');
  for (const [path, size] of [
    ['members/books/nettverk.epub', 6],
    ['members/books/salg.epub', 6],
  ] as const)
    expect(staging.copy(outputPath(path), outputPath(path))).toBe(size);
  staging.commit('members', false);
  staging.close();
  expect(read('members/books/nettverk.epub')).toBe('gammel');
  expect(read('members/books/salg.epub')).toBe('ny bok');
});

test('what a killed build left is removed, what a running one makes is not', () => {
  had('.staging-999999999/site/index.html', 'halv');
  had(`.staging-${String(process.ppid)}/site/index.html`, 'i arbeid');
  const staging = openStaging(output);
  expect(existsSync(join(output, '.staging-999999999'))).toBe(false);
  expect(existsSync(join(output, `.staging-${String(process.ppid)}`))).toBe(true);
  staging.close();
});

test('what is the same stays as it is, with its time', () => {
  had('site/index.html', 'lik');
  had('site/annen.html', 'gammel');
  const before = statSync(join(output, 'site/index.html'));
  const staging = openStaging(output);
  staging.write(outputPath('site/index.html'), 'lik');
  staging.write(outputPath('site/annen.html'), 'ny');
  expect(staging.stays(outputPath('site/index.html'))).toBe(true);
  staging.commit('site', false);
  staging.close();
  const after = statSync(join(output, 'site/index.html'));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  expect(read('site/annen.html')).toBe('ny');
});

test('a file may stand where a folder was, and a folder where a file was', () => {
  had('site/a', 'fil');
  had('site/b/index.html', 'side');
  had('site/b/c/d.html', 'side');
  const staging = openStaging(output);
  staging.write(outputPath('site/a/index.html'), 'side');
  staging.write(outputPath('site/b'), 'fil');
  staging.commit('site', false);
  staging.close();
  expect(listed()).toEqual(['site/a/index.html', 'site/b']);
});

test('an exchange that a killed build had begun is ended by the next one', () => {
  had('site/gammel.html', 'gammel');
  had('site/flyttet.html', 'ny');
  had('site/annen.html', 'gammel');
  const exchange = {
    moves: ['flyttet.html', 'annen.html', 'tredje.html'],
    removals: ['gammel.html', 'borte.html'],
  };
  had('.staging-999999999/exchange-site', JSON.stringify(exchange));
  had('.staging-999999999/site/annen.html', 'ny');
  had('.staging-999999999/site/tredje.html', 'ny');
  openStaging(output).close();
  expect(listed()).toEqual(['site/annen.html', 'site/flyttet.html', 'site/tredje.html']);
  expect(read('site/annen.html')).toBe('ny');
});

test('a killed build that had the same process number leaves nothing in this one', () => {
  had(`.staging-${String(process.pid)}/site/gammel.html`, 'halv');
  const staging = openStaging(output);
  staging.write(outputPath('site/index.html'), 'ny');
  staging.commit('site', false);
  staging.close();
  expect(listed()).toEqual(['site/index.html']);
});

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
