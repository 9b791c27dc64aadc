import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { findAll, textOf } from '../../harness/read-page.ts';
import { makeSite, type MadeSite } from './render-site.ts';

let site: MadeSite;

beforeAll(async () => {
  site = await makeSite();
});

test('the page of a series says how many parts are out, who edits it, and what is planned', () => {
  const text = textOf(site.page('serier/farger/index.html'));
  expect(text).toContain('3 av 5 deler');
  expect(text).toContain('Redaktør: Siv Ask');
  expect(text).toContain('2. utgave, 6. mai 2026');
  expect(text).toContain('Bjørkeløv ventes 1. mars 2027');
  expect(text).toContain('EPUB 312 kB');
});

test('the page of a series lists its parts in order, under their headings', () => {
  const page = site.page('serier/rodt/index.html');
  expect(findAll(page, ({ tagName }) => tagName === 'h3').map(textOf)).toEqual(['Planten', 'Arbeidet']);
  const parts = findAll(page, ({ tagName }) => tagName === 'ol').flatMap((list) =>
    findAll(list, ({ tagName }) => tagName === 'a').map(({ properties }) => properties.href),
  );
  expect(parts).toEqual([
    '../../artikler/krapp/index.html?serie=rodt',
    '../../artikler/beis/index.html?serie=rodt',
  ]);
});

test('the home page shows the series, the latest articles, and those of no series', () => {
  const sections = findAll(site.page('index.html'), ({ tagName }) => tagName === 'section');
  const titles = sections.map((section) => findAll(section, ({ tagName }) => tagName === 'h3').map(textOf));
  expect(titles[0]).toEqual(['Rødt', 'Farger']);
  expect(titles[1]).toHaveLength(5);
  expect(titles[2]).toEqual(['Farger']);
});

test('of one day, the home page shows the first parts first; a translation of a part is not outside the series', async () => {
  const sameDay = await makeSite(undefined, (publication) => ({
    ...publication,
    articles: publication.articles.map((article) => ({
      ...article,
      published: publication.asOf,
      ...(article.id === 'farger' ? { translationOf: 'krapp' } : {}),
    })),
  }));
  const sections = findAll(sameDay.page('index.html'), ({ tagName }) => tagName === 'section');
  const links = sections.map((section) =>
    findAll(section, ({ tagName }) => tagName === 'a').map(({ properties }) => properties.href),
  );
  expect(links).toHaveLength(2);
  expect(links[1]).toEqual(
    ['krapp', 'vaid', 'beis', 'weld', 'farger'].map((id) => `artikler/${id}/index.html`),
  );
});

test('pages lead to the newsletter, that of a series with the series chosen; without one, no page does', async () => {
  const linksTo = (made: MadeSite, page: string) =>
    findAll(
      made.page(page),
      ({ tagName, properties }) => tagName === 'a' && String(properties.href).includes('nyhetsbrev'),
    ).map((link) => [link.properties.href, textOf(link)]);
  const subscribing = await makeSite(['templates'], (publication) => ({
    ...publication,
    site: { ...publication.site, newsletter: 'https://farger.example/nyhetsbrev?via=site' },
  }));
  const plain = ['https://farger.example/nyhetsbrev?via=site', 'Få nye deler på e-post'];
  expect(linksTo(subscribing, 'index.html')).toEqual([plain]);
  const series = encodeURIComponent('https://fargeboka.example/bok/serier/rodt/');
  expect(linksTo(subscribing, 'serier/rodt/index.html')).toEqual([
    [`https://farger.example/nyhetsbrev?via=site&series=${series}`, plain[1]],
    plain,
  ]);
  expect(linksTo(site, 'serier/rodt/index.html')).toEqual([]);
});

test('books are copies of the books that were made', () => {
  expect(site.artifacts.get('books/rodt-sample.epub')).toMatchObject({
    kind: 'copy',
    of: 'epub/rodt-sample.epub',
  });
});

test('a publication may put a template of its own in place of any', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-templates-'));
  try {
    mkdirSync(join(folder, 'site/parts'), { recursive: true });
    writeFileSync(join(folder, 'site/parts/footer.eta'), '<footer>Vår egen fot</footer>');
    const own = await makeSite(['templates', folder]);
    expect([...own.pages.values()].map(textOf).filter((text) => !text.includes('Vår egen fot'))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a former address at which the site has a page now leads nowhere; others lead on', async () => {
  const moved = await makeSite(undefined, (publication) => ({
    ...publication,
    redirects: new Map([
      ['sok/', 'artikler/krapp/'],
      ['2019/krapp/', 'artikler/krapp/'],
    ]),
    gone: ['sok/', '2018/borte/'],
  }));
  expect(moved.text('sok/index.html')).toContain('type="search"');
  expect(moved.text('2019/krapp/index.html')).toContain('../../artikler/krapp/index.html');
  expect(moved.pages.has('2018/borte/index.html')).toBe(true);
});
