import { expect, test } from 'vitest';
import type { SiteSettings } from '../../../src/model/site-settings.ts';
import { littlePublication } from '../../harness/publication.ts';
import { findAll } from '../../harness/read-page.ts';
import { siteSettings } from './publication.ts';
import { makeSite, type MadeSite } from './render-site.ts';

const makeWith = (settings: Partial<SiteSettings>): Promise<MadeSite> =>
  makeSite(undefined, (publication) => ({ ...publication, site: { ...siteSettings, ...settings } }));

/** The texts of the site that contain this: pages, feeds, catalogues, style sheets and scripts. */
const textsWith = ({ artifacts }: MadeSite, pattern: RegExp): string[] =>
  [...artifacts].flatMap(([path, one]) => (one.kind === 'text' && pattern.test(one.text) ? [path] : []));

const pathsWith = ({ artifacts }: MadeSite, pattern: RegExp): string[] =>
  [...artifacts.keys()].filter((path) => pattern.test(path));

test('a site without a search has no page, script or index of it, and nothing that leads there', async () => {
  const searchFiles = /^sok\/|^pagefind|^assets\/search\./;
  const traces = /(href|action|src)="[^"]*(sok\/|pagefind|search\.[0-9a-f]{10})|type="search"|SearchAction/;
  const usual = await makeSite();
  expect(pathsWith(usual, searchFiles).length).toBeGreaterThanOrEqual(4);
  expect(textsWith(usual, traces)).toContain('artikler/krapp/index.html');

  const without = await makeWith({ hasSearch: false });
  expect(pathsWith(without, searchFiles)).toEqual([]);
  expect(textsWith(without, traces)).toEqual([]);
  for (const page of without.pages.values())
    expect(findAll(page, ({ properties }) => properties['role'] === 'search')).toEqual([]);
});

test('a site without pictures for sharing draws none, and no page names one', async () => {
  const traces = /assets\/social|og:image|twitter:card|"image":/;
  const usual = await makeSite();
  expect(textsWith(usual, traces)).toContain('index.html');

  const without = await makeWith({ hasSocialImages: false });
  expect(pathsWith(without, /^assets\/social\//)).toEqual([]);
  const books = textsWith(without, traces);
  // A book has a cover, which is not a picture of its page.
  expect(books.filter((path) => path.startsWith('artikler/') || path === 'index.html')).toEqual([]);
  expect(textsWith(without, /assets\/social|og:image|twitter:card/)).toEqual([]);
});

test('both are there unless the publication says otherwise', async () => {
  const usual = (await littlePublication().prepare()).publication.site;
  expect(usual).toMatchObject({ hasSearch: true, hasSocialImages: true });
  const site = { search: false, socialImages: false };
  const changed = (await littlePublication().withConfig({ site }).prepare()).publication.site;
  expect(changed).toMatchObject({ hasSearch: false, hasSocialImages: false });
});
