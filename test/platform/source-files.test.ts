import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourcePath } from '../../src/model/paths.ts';
import { openSourceFiles } from '../../src/platform/source-files.ts';

let outer: string;
let root: string;

beforeEach(() => {
  outer = mkdtempSync(join(tmpdir(), 'kolofon-'));
  root = join(outer, 'publication');
  mkdirSync(join(root, 'series'), { recursive: true });
  writeFileSync(join(root, 'series/a.md'), 'tekst');
});

afterEach(() => {
  rmSync(outer, { recursive: true, force: true });
});

test('what comes while a build works belongs to the next look', () => {
  const files = openSourceFiles(root);
  expect(files.list('series')).toEqual(['series/a.md']);
  writeFileSync(join(root, 'series/b.md'), 'ny');
  expect(files.list('series')).toEqual(['series/a.md']);
  expect(openSourceFiles(root).list('series')).toEqual(['series/a.md', 'series/b.md']);
});

test('a file and a link to it have the stamp of the file, one that leads out of the publication has none', () => {
  writeFileSync(join(outer, 'hemmelig.md'), 'hemmelig');
  symlinkSync('a.md', join(root, 'series/inne.md'));
  symlinkSync('../../hemmelig.md', join(root, 'series/ute.md'));
  const { size, mtimeMs, ctimeMs } = statSync(join(root, 'series/a.md'));
  const files = openSourceFiles(root);
  const stamp = { size, modified: mtimeMs, changed: ctimeMs };
  expect(files.stamp(sourcePath('series/a.md'))).toEqual(stamp);
  expect(files.stamp(sourcePath('series/inne.md'))).toEqual(stamp);
  expect(files.stamp(sourcePath('series/ute.md'))).toBeUndefined();
  expect(files.read(sourcePath('series/ute.md'))).toBeUndefined();
  expect(files.stamp(sourcePath('series/mangler.md'))).toBeUndefined();
});
