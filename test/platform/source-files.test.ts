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

test('symbolic links inside the publication are listed as files, and folders behind them are read once', () => {
  mkdirSync(join(root, 'delt/dypere'), { recursive: true });
  writeFileSync(join(root, 'delt/b.md'), 'tekst');
  writeFileSync(join(root, 'delt/dypere/c.md'), 'tekst');
  symlinkSync('../../series', join(root, 'delt/dypere/ring'));
  symlinkSync('../delt', join(root, 'series/delt'));
  symlinkSync('../delt', join(root, 'series/delt-igjen'));
  symlinkSync('..', join(root, 'series/rot'));
  symlinkSync(outer, join(root, 'series/ute'));
  symlinkSync('a.md', join(root, 'series/inne.md'));
  const files = openSourceFiles(root);
  const found = files.list('series');
  expect(found.filter((path) => !path.includes('delt'))).toEqual(['series/a.md', 'series/inne.md']);
  const shared = found.filter((path) => path.includes('delt'));
  expect(shared.map((path) => path.replace(/^series\/delt(?:-igjen)?/, ''))).toEqual([
    '/b.md',
    '/dypere/c.md',
  ]);
  for (const path of found) expect(files.read(path)).toEqual(Buffer.from('tekst'));
});

test('links that lead nowhere, to themselves or out are listed as lost, those of an editor are not listed', () => {
  writeFileSync(join(outer, 'hemmelig.md'), 'hemmelig');
  symlinkSync('nowhere.md', join(root, 'series/borte.md'));
  symlinkSync('selv.md', join(root, 'series/selv.md'));
  symlinkSync('to.md', join(root, 'series/en.md'));
  symlinkSync('en.md', join(root, 'series/to.md'));
  symlinkSync('../../hemmelig.md', join(root, 'series/ute.md'));
  symlinkSync('ingrid@maskin.1234', join(root, 'series/.#a.md'));
  const files = openSourceFiles(root);
  const lost = ['borte', 'en', 'selv', 'to', 'ute'].map((name) => sourcePath(`series/${name}.md`));
  expect(files.list('series')).toEqual(['series/a.md', ...lost]);
  expect(files.isLost(sourcePath('series/a.md'))).toBe(false);
  for (const path of lost) {
    expect(files.isLost(path), path).toBe(true);
    expect([files.read(path), files.stamp(path)]).toEqual([undefined, undefined]);
  }
  expect(files.read(sourcePath(`series/${'x'.repeat(5000)}.md`))).toBeUndefined();
});

test('a folder that is a link out of the publication is lost, and nothing in it is listed', () => {
  mkdirSync(join(outer, 'annet'));
  writeFileSync(join(outer, 'annet/a.md'), 'tekst');
  symlinkSync('../annet', join(root, 'lenke'));
  symlinkSync('ring', join(root, 'ring'));
  const files = openSourceFiles(root);
  for (const folder of ['lenke', 'ring']) {
    expect(files.list(folder), folder).toEqual([]);
    expect(files.isLost(sourcePath(folder)), folder).toBe(true);
  }
  expect(files.list('mangler')).toEqual([]);
  expect(files.isLost(sourcePath('mangler'))).toBe(false);
});

test('what the system refuses to open is lost, and nothing in such a folder is listed', () => {
  mkdirSync(join(root, 'series/stengt'));
  writeFileSync(join(root, 'series/stengt/c.md'), 'tekst');
  writeFileSync(join(root, 'series/b.md'), 'tekst');
  const closed = [join(root, 'series/a.md'), join(root, 'series/stengt')];
  const files = openSourceFiles(root, (path) => !closed.includes(path));
  expect(files.list('series')).toEqual(['series/a.md', 'series/b.md', 'series/stengt']);
  for (const path of ['series/a.md', 'series/stengt', 'series/stengt/c.md'].map(sourcePath))
    expect([files.isLost(path), files.isForbidden(path)], path).toEqual([true, true]);
  expect(files.isForbidden(sourcePath('series/b.md'))).toBe(false);
  expect(files.read(sourcePath('series/a.md'))).toBeUndefined();
  expect(files.locate(sourcePath('series/a.md'))).toBeUndefined();
  expect(openSourceFiles(root, () => false).list('series')).toEqual(['series']);
});

const keepsAnyName = process.platform === 'linux';

test.skipIf(!keepsAnyName)('a file whose name is not UTF-8 is lost (only Linux keeps such names)', () => {
  writeFileSync(
    Buffer.concat([Buffer.from(join(root, 'series/bl')), Buffer.from([0xe5]), Buffer.from('.md')]),
    'tekst',
  );
  const files = openSourceFiles(root);
  const path = sourcePath('series/bl\uFFFD.md');
  expect(files.list('series')).toContain(path);
  expect(files.isLost(path)).toBe(true);
});

test.each(['e\u0301t\u00E9.png', '\u00E9te\u0301.png', '\uFA19\u793E.md', 'k\uFB01r\u0301.md'])(
  'a file whose name no normal form of Unicode writes is found: %j',
  (name) => {
    mkdirSync(join(root, 'series/sa\u030A og \uFA19'));
    writeFileSync(join(root, 'series/sa\u030A og \uFA19', name), 'her');
    const files = openSourceFiles(root);
    const path = files.list('series').find((one) => one !== 'series/a.md') ?? '';
    expect(path).toBe(`series/sa\u030A og \uFA19/${name}`.normalize('NFC'));
    expect(new TextDecoder().decode(files.read(sourcePath(path)))).toBe('her');
  },
);
