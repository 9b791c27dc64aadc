import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/library/build.ts';
import { littlePublication } from '../harness/publication.ts';

const styleOf = (name: string): string =>
  readFileSync(new URL(`../fixtures/citation-styles/${name}.csl`, import.meta.url), 'utf8');

const text = [
  'Først [@castells2004, 12]. Så en note.[^egen] Og @castells2004 igjen, dessuten [@castells2004].',
  '',
  '[^egen]: En note som viser til [@castells2004].',
].join('\n');

const publication = littlePublication().withArticle('tillit', `${text}\n`);

const buildSite = (root: string) => build({ root, asOf: '2026-11-23', formats: ['site'], cache: false });

const pageIn = (root: string): string =>
  readFileSync(join(root, 'dist/site/articles/tillit/index.html'), 'utf8').replaceAll('\u00AD', '');

const withoutTags = (html: string): string => html.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ');

test('a style of notes makes a note of each citation, beside those of the author', () =>
  publication
    .withConfig({ citationStyle: 'stiler/noter.csl' })
    .withFile('series/stiler/noter.csl', styleOf('notes'))
    .inFolder(async (root) => {
      const { ok, diagnostics } = await buildSite(root);
      expect(diagnostics).toEqual([]);
      expect(ok).toBe(true);
      const page = pageIn(root);
      const calls = [...page.matchAll(/<sup class="footnote-ref"><a href="#([^"]+)"[^>]*>(\d+)<\/a>/g)];
      expect(calls.map(([, , number]) => number)).toEqual(['1', '2', '3', '4']);
      expect(withoutTags(page)).toContain('Først.1 Så en note.2 Og Castells3 igjen, dessuten.4');
      const notes = calls.map(([, id = '']) =>
        withoutTags(new RegExp(`<li id="${id}"[^>]*>([^]*?)</li>`).exec(page)?.[1] ?? '')
          .replace(/\s*↩.*$/, '')
          .trim(),
      );
      expect(notes[0]).toMatch(/Castells, .+, 2004, s\. 12\.$/);
      expect(notes[1]).toMatch(/^En note som viser til Castells, n\. 1\.$/);
      expect(notes[3]).toBe('Ibid.');
    }));

test('a style of a plug-in is used, and another one changes what is built', () =>
  publication
    .withConfig({ citationStyle: 'huset' })
    .withFile(
      'kolofon.config.mjs',
      `import { readFileSync } from 'node:fs';
const xml = readFileSync(new URL('./huset.csl', import.meta.url), 'utf8');
export default { citationStyles: [{ id: 'huset', xml }] };\n`,
    )
    .withFile('huset.csl', styleOf('numbers'))
    .inFolder(async (root) => {
      expect((await buildSite(root)).diagnostics).toEqual([]);
      expect(withoutTags(pageIn(root))).toContain('Først [1, s. 12].');
    }));

test('a locale beside the style is used', () =>
  publication
    .withConfig({ citationStyle: 'stiler/navn.csl' })
    .withFile('series/stiler/navn.csl', styleOf('names'))
    .withFile(
      'series/stiler/locales-nb-NO.xml',
      '<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="nb-NO"><terms>' +
        '<term name="page" form="short"><single>sd.</single><multiple>sdr.</multiple></term></terms></locale>',
    )
    .inFolder(async (root) => {
      expect((await buildSite(root)).diagnostics).toEqual([]);
      expect(withoutTags(pageIn(root))).toContain('(Castells, 2004, sd. 12)');
    }));

test.each([
  ['huset', 'There is no citation style "huset".'],
  ['stiler/nte.csl', 'There is no citation style "stiler/nte.csl".'],
  ['../utenfor.csl', 'There is no citation style "../utenfor.csl".'],
  ['stiler/gal.csl', 'cannot be used: it is not valid XML'],
])('the citation style %s is an error', async (citationStyle, message) => {
  const { diagnostics } = await publication
    .withConfig({ citationStyle })
    .withFile('utenfor.csl', styleOf('names'))
    .withFile('series/stiler/gal.csl', '<style>')
    .problems();
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      code: 'citation-style',
      message: expect.stringContaining(message) as string,
    }),
  );
});
