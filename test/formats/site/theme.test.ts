import { expect, test } from 'vitest';
import { findAll } from '../../harness/read-page.ts';
import type { Theme } from '../../../src/model/site-settings.ts';
import { sourcePath } from '../../../src/model/paths.ts';
import { startOf } from '../../../src/model/place.ts';
import { siteSettings } from './publication.ts';
import { makeSite, type MadeSite } from './render-site.ts';

const withTheme = (theme: Partial<Theme>) =>
  makeSite(['templates'], (publication) => ({
    ...publication,
    site: { ...siteSettings, theme: { logo: undefined, ...theme } },
  }));

function styleOf(site: MadeSite): string {
  return site.text([...site.artifacts.keys()].find((path) => path.endsWith('.css')) ?? '');
}

function preloaded(site: MadeSite): string[] {
  return findAll(site.page('index.html'), ({ properties }) =>
    [properties.rel].flat().includes('preload'),
  ).map(({ properties }) => String(properties.href));
}

test('colours that an editor chooses come last, one for the light and one for the dark', async () => {
  const site = await withTheme({ accent: { light: '#003366', dark: '#99ccff' } });
  expect(styleOf(site)).toMatch(/:root\{--accent:light-dark\(#003366,#99ccff\);\}$/);
});

test('a face takes the place of the usual one, in the style sheet, the files and the preloads', async () => {
  const site = await withTheme({ text: 'literata' });
  expect(styleOf(site)).toContain('font-family:"Chosen text"');
  expect(styleOf(site)).toMatch(/:root\{--serif:"Chosen text",Georgia, serif;\}$/);
  expect(site.artifacts.has('assets/fonts/literata-latin-400-normal.woff2')).toBe(true);
  expect([...site.artifacts.keys()].filter((path) => path.includes('source-serif'))).toEqual([]);
  expect(preloaded(site)).toEqual([
    'assets/fonts/literata-latin-400-normal.woff2',
    'assets/fonts/source-sans-3-latin-400-normal.woff2',
    'assets/fonts/source-sans-3-latin-600-normal.woff2',
  ]);
});

test('the faces of the system are not loaded', async () => {
  const site = await withTheme({ text: 'system', interface: 'system' });
  expect(preloaded(site)).toEqual([]);
  expect([...site.artifacts.keys()].filter((path) => /source-(?:serif|sans)/.test(path))).toEqual([]);
});

test('a logo is beside the name, on every page but the front page', async () => {
  const source = sourcePath('series/articles/rot.png');
  const site = await withTheme({ logo: { source, place: startOf(source) } });
  const logos = (path: string) =>
    findAll(site.page(path), ({ tagName }) => tagName === 'img').filter(
      ({ properties }) => properties.alt === '',
    );
  expect(logos('artikler/vaid/index.html').map(({ properties }) => properties.src)).toEqual([
    '../../files/rot.png',
  ]);
  expect(logos('index.html')).toEqual([]);
});
