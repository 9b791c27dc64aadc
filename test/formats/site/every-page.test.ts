import { posix } from 'node:path';
import type { Element, Root } from 'hast';
import { beforeAll, expect, test } from 'vitest';
import { findAll, idsOf, textOf } from '../../harness/read-page.ts';
import { makeSite, type MadeSite } from './render-site.ts';

let site: MadeSite;

beforeAll(async () => {
  site = await makeSite();
});

const paths = [
  '404.html',
  'artikler/beis/index.html',
  'artikler/farger/index.html',
  'artikler/krapp/index.html',
  'artikler/vaid/index.html',
  'artikler/weld/index.html',
  'index.html',
  'nedlasting/index.html',
  'serier/farger/index.html',
  'serier/rodt/index.html',
  'sok/index.html',
];

test('there is a page for home, each series, each article, the search, and for what is not found', () => {
  expect([...site.pages.keys()].toSorted()).toEqual(paths);
});

test.each(paths)('%s has one h1, headings in order, unique ids and landmarks', (path) => {
  const page = site.page(path);
  const levels = findAll(page, ({ tagName }) => /^h[1-6]$/.test(tagName)).map(({ tagName }) =>
    Number(tagName[1]),
  );
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));

  const ids = idsOf(page);
  expect(ids).toEqual([...new Set(ids)]);
  expect(findAll(page, ({ tagName }) => tagName === 'main')).toHaveLength(1);
  const unnamed = findAll(
    page,
    ({ tagName, properties }) =>
      tagName === 'nav' && properties.ariaLabel === undefined && properties.ariaLabelledBy === undefined,
  );
  expect(unnamed).toEqual([]);
  const named = findAll(page, ({ properties }) => properties.ariaLabelledBy !== undefined);
  expect(
    named.flatMap(({ properties }) => properties.ariaLabelledBy).filter((id) => !ids.includes(String(id))),
  ).toEqual([]);
});

test.each(paths)('every address on %s leads to a file and a place of the site', (path) => {
  expect(addressesOf(site.page(path)).filter((address) => !leadsSomewhere(path, address))).toEqual([]);
});

test.each(paths)(
  '%s runs its own scripts alone, and is led out of its folder by relative addresses alone',
  (path) => {
    const page = site.page(path);
    const scripts = findAll(page, isProgram);
    const files = scripts.flatMap(({ properties }) => (properties.src === undefined ? [] : [properties.src]));
    const names = files.map((file) => /assets\/(\w+)\.[0-9a-f]{10}\.js$/.exec(file)?.[1]);
    expect(names).toEqual(path === 'sok/index.html' ? ['site', 'search'] : ['site']);
    expect(files.filter((file) => !leadsSomewhere(path, file))).toEqual([]);
    const inline = scripts.filter(({ properties }) => properties.src === undefined);
    expect(inline.map(textOf)).toEqual([
      site.template('site/scripts/appearance-early.js').replaceAll(/\s+/g, ' ').trim(),
    ]);
    if (path !== '404.html')
      expect(addressesOf(page).filter((address) => address.startsWith('/'))).toEqual([]);
  },
);

test('what the style sheet names is there', () => {
  const sheet = [...site.artifacts.keys()].find((path) => path.endsWith('.css')) ?? '';
  expect(sheet).toMatch(/^assets\/site\.[0-9a-f]{10}\.css$/);
  const named = [...site.text(sheet).matchAll(/url\(([^)]+)\)/g)].map((match) => `assets/${match[1] ?? ''}`);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((file) => !site.artifacts.has(file))).toEqual([]);
});

test('pages name their public address, and the page for what is not found names none', () => {
  const canonical = (path: string) =>
    findAll(site.page(path), ({ properties }) => [properties.rel].flat().includes('canonical')).map(
      ({ properties }) => properties.href,
    );
  expect(canonical('index.html')).toEqual(['https://fargeboka.example/bok/']);
  expect(canonical('artikler/krapp/index.html')).toEqual(['https://fargeboka.example/bok/artikler/krapp/']);
  expect(canonical('404.html')).toEqual([]);
});

test('each page speaks its own language, and marks the words of another', () => {
  const html = (path: string) =>
    findAll(site.page(path), ({ tagName }) => tagName === 'html')[0]?.properties['lang'];
  expect(html('index.html')).toBe('nb');
  expect(html('artikler/weld/index.html')).toBe('en');
  const marked = findAll(
    site.page('serier/farger/index.html'),
    ({ properties }) => properties['lang'] === 'en',
  );
  expect(marked.map(textOf)).toContain('Weld');
});

function isProgram({ tagName, properties }: Element): boolean {
  return tagName === 'script' && properties.type !== 'application/ld+json';
}

/** The page for what is not found is served at any address: its own begin at the root of the host. */
function addressesOf(page: Root): string[] {
  return findAll(page, ({ tagName }) => ['a', 'img', 'link'].includes(tagName))
    .map(({ properties }) => String(properties.href ?? properties.src))
    .filter((address) => !/^[a-z]+:/.test(address));
}

function leadsSomewhere(from: string, address: string): boolean {
  const [path = '', fragment] = address.replace(/\?serie=[a-z]+/, '').split('#');
  const target = path.startsWith('/bok/')
    ? path.slice('/bok/'.length)
    : posix.join(posix.dirname(from), path);
  const file = path === '' ? from : target;
  if (!site.artifacts.has(file)) return false;
  return fragment === undefined || idsOf(site.page(file)).includes(fragment);
}
