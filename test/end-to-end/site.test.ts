import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { findAll, idsOf, readPage, required, servedFile, textOf } from '../harness/read-page.ts';
import { readSeriesTitles } from '../harness/series-titles.ts';

const site = join(inject('sample'), 'site');
const titles = readSeriesTitles();
const appearanceScript = readFileSync('templates/site/scripts/appearance-early.js', 'utf8').trim();

describe('the page of "Nettverk og relasjon"', () => {
  let page: Root;
  let blocks: Element[];

  beforeAll(() => {
    page = readPage(join(site, 'artikler/nettverk-og-relasjon/index.html'));
    blocks = findAll(
      page,
      ({ tagName, properties }) => tagName === 'nav' && properties.ariaLabelledBy !== undefined,
    ).filter((nav) => findAll(nav, ({ properties }) => properties.ariaCurrent === 'page').length > 0);
  });

  test('names its place in each of its three series', () => {
    const text = textOf(page);
    expect(text).toContain('Del 6 av 26 i serien Key Account Management');
    expect(text).toContain('Del 1 av 16 i serien Nettverksbygging');
    expect(text).toContain('Del 2 av 27 i serien Relasjonsmarkedsføring');
  });

  test.each([
    ['Key Account Management', 'Organisering av Key Account Management funksjonen', 'Kunderelasjon'],
    ['Nettverksbygging', undefined, 'Nettverksbyggende markedsføring'],
    ['Relasjonsmarkedsføring', 'Relasjonsmarkedsføring', 'Nettverksbyggende markedsføring'],
  ])('has a block for %s with its neighbours', (series, previous, next) => {
    const block = blocks.find((nav) =>
      findAll(nav, ({ tagName }) => /^h[2-3]$/.test(tagName)).some((heading) =>
        textOf(heading).includes(series),
      ),
    );
    expect(block).toBeDefined();
    const link = (rel: string) =>
      findAll(
        required(block),
        ({ tagName, properties }) => tagName === 'a' && [properties.rel].flat().includes(rel),
      ).map(textOf);
    expect(link('prev')).toEqual(previous === undefined ? [] : [expect.stringContaining(previous)]);
    expect(link('next')).toEqual([expect.stringContaining(next)]);
  });

  test('lists the whole of each series, and links every part but itself', () => {
    expect(blocks).toHaveLength(3);
    for (const [index, id] of [
      'key-account-management',
      'nettverksbygging',
      'relasjonsmarkedsforing',
    ].entries()) {
      const block = required(blocks[index]);
      const items = findAll(block, ({ tagName }) => tagName === 'li');
      expect(items.map((item) => textOf(item))).toEqual(
        titles[id]?.map((title): unknown => expect.stringContaining(title)),
      );
      const [current, ...others] = findAll(block, ({ properties }) => properties.ariaCurrent === 'page');
      expect(others).toEqual([]);
      expect(textOf(required(current))).toContain('Nettverk og relasjon');
      expect(required(current).tagName).not.toBe('a');
      expect(findAll(required(current), ({ tagName }) => tagName === 'a')).toEqual([]);
    }
  });

  test('shows what the dialect can do', () => {
    const has = (accept: (element: Element) => boolean) => findAll(page, accept).length;
    const main = required(findAll(page, ({ tagName }) => tagName === 'main')[0]);
    expect(findAll(main, ({ tagName }) => tagName === 'blockquote')).toHaveLength(4);
    expect(has(({ tagName }) => tagName === 'figcaption')).toBe(1);
    expect(has(({ tagName, properties }) => tagName === 'math' && properties.display === 'block')).toBe(1);
    const text = textOf(page);
    expect(text).toContain('(Castells 2004)');
    expect(text).toMatch(/Granovetter \(1973, 1361\)/);
    expect(text).toContain('Broom, Casey og Ritchey (2000)');
  });
});

describe.each(Object.entries(titles))('the page of the series %s', (id, expected) => {
  test('lists its parts in order', () => {
    const page = readPage(join(site, 'serier', id, 'index.html'));
    const parts = findAll(page, ({ tagName }) => tagName === 'ol').flatMap((list) =>
      findAll(list, ({ tagName }) => tagName === 'li'),
    );
    expect(parts.map(textOf)).toEqual(expected.map((title): unknown => expect.stringContaining(title)));
  });

  test('offers its books', () => {
    const page = readPage(join(site, 'serier', id, 'index.html'));
    const links = findAll(page, ({ tagName }) => tagName === 'a').map(({ properties }) =>
      String(properties.href),
    );
    expect(links.filter((href) => href.endsWith(`${id}.epub`))).not.toEqual([]);
    expect(links.filter((href) => href.endsWith(`${id}.pdf`))).not.toEqual([]);
  });
});

describe('the series in English', () => {
  test('numbers only its published parts, and announces the rest', () => {
    const page = readPage(join(site, 'serier/writing-in-parts/index.html'));
    const text = textOf(page);
    expect(text).toContain('The second edition');
    expect(text).not.toContain('One article, several series');
    const article = textOf(readPage(join(site, 'artikler/links-that-last/index.html')));
    expect(article).toContain('Part 3 of 4 in the series Writing in Parts');
  });

  test('has no page for a draft or a part that is not due', () => {
    expect(servedFile(site, 'artikler/one-article-several-series/')).toBeUndefined();
    expect(servedFile(site, 'artikler/the-second-edition/')).toBeUndefined();
  });

  test('shows nothing of the body that is for members', () => {
    const page = readFileSync(join(site, 'artikler/numbers-and-neighbours/index.html'), 'utf8');
    expect(page).toContain('This article is for members.');
    expect(page).not.toContain('Only what is out is counted');
    const whole = readFileSync(join(site, '../members/artikler/numbers-and-neighbours/index.html'), 'utf8');
    expect(whole).toContain('Only what is out is counted');
    expect(whole).not.toContain('This article is for members.');
  });
});

describe('every page', () => {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );

  test('there is one for each article', () => {
    expect(pages.filter((page) => page.startsWith('artikler/'))).toHaveLength(49 + 1 + 4);
  });

  test.each(pages)('%s has one h1, unique ids, and links that lead somewhere', (path) => {
    const file = join(site, path);
    const page = readPage(file);
    expect(findAll(page, ({ tagName }) => tagName === 'h1')).toHaveLength(1);
    const ids = idsOf(page);
    expect(new Set(ids).size).toBe(ids.length);
    const dead = addressesOf(page).filter((address) => !leadsSomewhere(file, address));
    expect(dead).toEqual([]);
  });

  test.each(pages)('%s runs no script but those of the site, and fetches nothing from elsewhere', (path) => {
    const page = readPage(join(site, path));
    expect(scriptsOf(page).filter((script) => !isOwnScript(script, path))).toEqual([]);
    const active = findAll(
      page,
      ({ tagName, properties }) =>
        ['iframe', 'object', 'embed'].includes(tagName) ||
        Object.keys(properties).some((name) => /^on/i.test(name)) ||
        [properties.href, properties.src].some((address) => /^\s*javascript:/i.test(address ?? '')),
    );
    expect(active).toEqual([]);
    const fetched = findAll(page, ({ tagName }) => ['img', 'link', 'source'].includes(tagName))
      .filter(
        ({ properties }) =>
          ![properties.rel].flat().some((rel) => rel === 'canonical' || rel === 'alternate'),
      )
      .map(({ properties }) => String(properties.src ?? properties.href));
    expect(fetched.filter((address) => /^([a-z]+:|\/\/)/.test(address))).toEqual([]);
  });
});

/** Their addresses, or what they are where they are in the page. Data are no script. */
function scriptsOf(page: Root): string[] {
  return findAll(page, ({ tagName }) => tagName === 'script')
    .filter(({ properties }) => properties.type !== 'application/ld+json')
    .map((script) => script.properties.src ?? toString(script).trim());
}

/** The one of the appearance, which is in the page, that of every page, and that of the search on its own page. */
function isOwnScript(script: string, path: string): boolean {
  const name = /^(?:\/|(?:\.\.\/)*)assets\/(site|search)\.[0-9a-f]{10}\.js$/.exec(script)?.[1];
  if (name === undefined) return script === appearanceScript;
  return name === 'site' || path === 'sok/index.html';
}

function addressesOf(page: Root): string[] {
  return findAll(page, ({ tagName }) => ['a', 'img', 'link', 'source'].includes(tagName))
    .map(({ properties }) => properties.href ?? properties.src)
    .filter((address) => typeof address === 'string')
    .filter((address) => !/^[a-z]+:/.test(address));
}

const known = new Map<string, ReadonlySet<string>>();

function leadsSomewhere(from: string, address: string): boolean {
  const [path = '', fragment] = address.replace(/\?serie=[a-z-]+/, '').split('#');
  const target = path === '' ? from : servedFile(site, relative(site, join(dirname(from), decodeURI(path))));
  if (target === undefined) return false;
  if (fragment === undefined || fragment === '') return true;
  if (!known.has(target)) known.set(target, new Set(idsOf(readPage(target))));
  return known.get(target)?.has(decodeURIComponent(fragment)) ?? false;
}
