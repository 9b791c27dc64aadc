import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFonts, openFonts } from '../../src/platform/fonts.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';

function install(root: string, name: string): void {
  const folder = join(root, 'node_modules/@fontsource', name);
  mkdirSync(join(folder, 'files'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: `@fontsource/${name}` }));
  writeFileSync(join(folder, `files/${name}-latin-400-normal.woff2`), 'the face of the publication');
  writeFileSync(join(folder, 'unicode.json'), '{"latin":"U+0000-00FF"}');
}

test('a package installed where the publication is serves its site, wherever the command runs', () =>
  littlePublication()
    .withConfig({ series: ['nettverksbygging'], site: { search: false, theme: { text: 'kolofon-face' } } })
    .inFolder(async (folder) => {
      const build = () => runHere(['build', '--root', folder, '--format', 'site', '--no-cache']);
      expect((await build()).output).toContain('error theme-face');
      install(folder, 'kolofon-face');
      expect(await build()).toMatchObject({ code: 0, output: '' });
    }));

test("the publication's own goes before Kolofon's, which serves all else", () =>
  littlePublication().inFolder((folder) => {
    install(folder, 'source-sans-3');
    const fonts = openFonts(folder);
    const read = (name: string) => Buffer.from(fonts.read(`${name}/files/${name}-latin-400-normal.woff2`));
    expect(read('source-sans-3').toString()).toBe('the face of the publication');
    expect(read('source-serif-4').length).toBeGreaterThan(1000);
    expect([fonts.has('source-serif-4'), fonts.has('no-such-face')]).toEqual([true, false]);
    return Promise.resolve();
  }));

test('a build sees that a package has come', () =>
  littlePublication()
    .withConfig({ series: ['nettverksbygging'], site: { search: false, socialImages: false } })
    .inFolder(async (folder) => {
      const build = () =>
        runHere(['build', '--root', folder, '--format', 'site', '--cache', join(folder, 'cache')]);
      await build();
      expect((await build()).log).toContain('nothing has changed');
      install(folder, 'source-sans-3');
      expect((await build()).log).not.toContain('nothing has changed');
      const face = join(folder, 'dist/site/assets/fonts/source-sans-3-latin-400-normal.woff2');
      expect(readFileSync(face, 'utf8')).toBe('the face of the publication');
    }));

test('a build sees a package in a folder around the publication, and those of Kolofon', () =>
  littlePublication().inFolder((folder) => {
    install(folder, 'noto-serif-kr');
    const seen = listFonts(join(folder, 'my/library'));
    expect(seen.filter((line) => line.startsWith('noto-serif-kr '))).toHaveLength(1);
    expect(seen.some((line) => line.startsWith('source-serif-4 '))).toBe(true);
    return Promise.resolve();
  }));

test('a package that the system refuses to open is as good as none', () =>
  littlePublication().inFolder((folder) => {
    install(folder, 'source-sans-3');
    const packageFolder = join(folder, 'node_modules/@fontsource/source-sans-3');
    rmSync(join(packageFolder, 'package.json'));
    // A folder in the place of a file cannot be read by root either.
    mkdirSync(join(packageFolder, 'package.json'));
    expect(listFonts(folder)).toContain('source-sans-3 ');
    return Promise.resolve();
  }));
