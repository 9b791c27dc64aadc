import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manifestFile, readManifest } from '../../src/emit/manifest.ts';
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
/** Opens the folder for the publication that wrote what is there. */
const open = () => {
  const written = listed();
  return openStaging(output, { known: { ...nothing, written: () => written } });
};
const nothing = { measure: () => undefined, sizeOf: () => undefined };
const listed = () => Object.keys(sumFiles(output)).filter((path) => path !== manifestFile);
const read = (path: string) => readFileSync(join(output, path), 'utf8');

test('a format takes the place of its old outputs as a whole, and leaves the others', () => {
  had('site/gammel.html', 'gammel');
  had('epub/nettverk.epub', 'bok');
  const staging = open();
  expect(staging.write(outputPath('site/artikler/ny.html'), 'nå')).toBe(3);
  expect(listed()).toContain('site/gammel.html');
  staging.commit([{ format: 'site', keepsRest: false }]);
  staging.close();
  expect(listed()).toEqual(['epub/nettverk.epub', 'site/artikler/ny.html']);
});

test('what was not rebuilt can be kept', () => {
  had('epub/nettverk.epub', 'gammel');
  had('epub/salg.epub', 'gammel');
  const staging = open();
  staging.write(outputPath('epub/salg.epub'), 'ny');
  staging.commit([{ format: 'epub', keepsRest: true }]);
  staging.close();
  expect([read('epub/nettverk.epub'), read('epub/salg.epub')]).toEqual(['gammel', 'ny']);
});

test('a format that made nothing has no outputs any longer', () => {
  had('pdf/nettverk.pdf', 'gammel');
  had('epub/nettverk.epub', 'bok');
  const staging = open();
  staging.commit([{ format: 'pdf', keepsRest: false }]);
  staging.close();
  expect(listed()).toEqual(['epub/nettverk.epub']);
  expect(existsSync(join(output, 'pdf'))).toBe(false);
});

test('a build that stops leaves nothing', () => {
  const staging = open();
  staging.write(outputPath('site/index.html'), 'halv');
  staging.close();
  expect(readdirSync(output)).toEqual([]);
});

test('an output of this or an earlier build may have a second path', () => {
  had('epub/nettverk.epub', 'gammel');
  const staging = open();
  staging.write(outputPath('epub/salg.epub'), 'ny');
  expect(staging.measure(outputPath('epub/nettverk.epub'))).toEqual({ size: 6, sha256: digest('gammel') });
  expect(staging.measure(outputPath('epub/salg.epub'))).toEqual({ size: 2, sha256: digest('ny') });
  expect(staging.measure(outputPath('epub/ukjent.epub'))).toBeUndefined();
  expect(staging.copy(outputPath('site/b/nettverk.epub'), outputPath('epub/nettverk.epub'))).toBe(6);
  expect(staging.copy(outputPath('site/b/salg.epub'), outputPath('epub/salg.epub'))).toBe(2);
  staging.commit([{ format: 'site', keepsRest: false }]);
  staging.close();
  expect(read('site/b/nettverk.epub')).toBe('gammel');
});

test('an output that is in the folder of a site stays there when the site alone is rebuilt', () => {
  had('members/books/nettverk.epub', 'gammel');
  const staging = open();
  staging.write(outputPath('members/index.html'), 'ny');
  staging.write(outputPath('members/books/salg.epub'), 'ny bok');
  for (const [path, size] of [
    ['members/books/nettverk.epub', 6],
    ['members/books/salg.epub', 6],
  ] as const)
    expect(staging.copy(outputPath(path), outputPath(path))).toBe(size);
  staging.commit([{ format: 'members', keepsRest: false }]);
  staging.close();
  expect(read('members/books/nettverk.epub')).toBe('gammel');
  expect(read('members/books/salg.epub')).toBe('ny bok');
});

test('what is the same stays as it is, with its time', () => {
  had('site/index.html', 'lik');
  had('site/annen.html', 'gammel');
  const before = statSync(join(output, 'site/index.html'));
  const staging = open();
  staging.write(outputPath('site/index.html'), 'lik');
  staging.write(outputPath('site/annen.html'), 'ny');
  expect(staging.stays(outputPath('site/index.html'))).toBe(true);
  staging.commit([{ format: 'site', keepsRest: false }]);
  staging.close();
  const after = statSync(join(output, 'site/index.html'));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  expect(read('site/annen.html')).toBe('ny');
});

test('a file may be where a folder was, and a folder where a file was', () => {
  had('site/a', 'fil');
  had('site/b/index.html', 'side');
  had('site/b/c/d.html', 'side');
  const staging = open();
  staging.write(outputPath('site/a/index.html'), 'side');
  staging.write(outputPath('site/b'), 'fil');
  staging.commit([{ format: 'site', keepsRest: false }]);
  staging.close();
  expect(listed()).toEqual(['site/a/index.html', 'site/b']);
});

test.each([
  ['a file of somebody else', 'site/CNAME', 'site/CNAME'],
  ['a folder of somebody else', 'site/.git/HEAD', 'site/.git/HEAD'],
  ['a file in the place of the folder', 'site', 'site'],
])('%s is named, and is in the way of a site', (_what, path, foreign) => {
  had(path, 'deres');
  const staging = openStaging(output);
  expect(staging.findForeign([{ format: 'site', keepsRest: false }])).toEqual([foreign]);
  staging.close();
});

test('a symbolic link is never followed, not even one that a build is said to have written', () => {
  had('andre/viktig.html', 'deres');
  had('site/index.html', 'gammel');
  symlinkSync(join(output, 'andre'), join(output, 'site/lenke'));
  const written = () => ['site/index.html', 'site/lenke', 'site/lenke/viktig.html'];
  const staging = openStaging(output, { known: { ...nothing, written } });
  expect(staging.findForeign([{ format: 'site', keepsRest: false }])).toEqual(['site/lenke']);
  staging.commit([{ format: 'site', keepsRest: false }]);
  staging.close();
  expect(read('andre/viktig.html')).toBe('deres');
});

test('files of somebody else stay where nothing is written', () => {
  had('pdf/faktura.pdf', 'deres');
  had('epub/faktura.epub', 'deres');
  had('notat.txt', 'deres');
  const staging = openStaging(output);
  staging.write(outputPath('epub/bok.epub'), 'ny');
  const changes = [{ format: 'epub', keepsRest: true }];
  expect(staging.findForeign(changes)).toEqual([]);
  staging.commit(changes);
  staging.close();
  expect(listed()).toEqual(['epub/bok.epub', 'epub/faktura.epub', 'notat.txt', 'pdf/faktura.pdf']);
});

test('a book does not take the place of a file that somebody else gave its name', () => {
  had('epub/bok.epub', 'deres');
  const staging = openStaging(output);
  staging.write(outputPath('epub/bok.epub'), 'ny');
  expect(staging.findForeign([{ format: 'epub', keepsRest: true }])).toEqual(['epub/bok.epub']);
  staging.close();
});

test('what a file manager leaves is in nobody’s way, and stays', () => {
  had('site/index.html', 'gammel');
  const staging = open();
  had('site/.DS_Store', 'x');
  staging.write(outputPath('site/index.html'), 'ny');
  const changes = [{ format: 'site', keepsRest: false }];
  expect(staging.findForeign(changes)).toEqual([]);
  staging.commit(changes);
  staging.close();
  expect(listed()).toEqual(['site/.DS_Store', 'site/index.html']);
});

test('another publication finds whose folder it is', () => {
  const first = openStaging(output, { owner: 'one' });
  first.write(outputPath('site/index.html'), 'ny');
  first.commit([{ format: 'site', keepsRest: false }]);
  first.close();
  const of = (owner: string) => {
    const staging = openStaging(output, { owner });
    staging.close();
    return staging.writer;
  };
  expect([of('one'), of('two')]).toEqual(['this publication', 'another publication']);
});

test('a manifest cannot name a file outside the output folder', () => {
  had(
    'dist/.kolofon-outputs.json',
    JSON.stringify({ owner: '', files: ['../viktig.txt', 'site/../../x', '/etc'] }),
  );
  expect(readManifest(join(output, 'dist'))?.files).toEqual([]);
});

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
