import type { Element, Root } from 'hast';
import { beforeAll, describe, expect, test } from 'vitest';
import { findAll, textOf } from '../../harness/read-page.ts';
import { hostileTitle, secret } from './publication.ts';
import { makeSite, type MadeSite } from './render-site.ts';

let site: MadeSite;
let page: Root;

beforeAll(async () => {
  site = await makeSite();
  page = site.page('artikler/krapp/index.html');
});

describe('the memberships of an article', () => {
  test('are listed, one line for each series, the name of the series a link', () => {
    const lines = findAll(one(page, 'membership-lines'), ({ tagName }) => tagName === 'li');
    expect(lines.map(textOf)).toEqual(['Del 1 av 2 i serien Rødt', 'Del 2 av 3 i serien Farger']);
    expect(lines.flatMap(linksOf).map(hrefOf)).toEqual([
      '../../serier/rodt/index.html',
      '../../serier/farger/index.html',
    ]);
  });

  test('have a block each, with the neighbours in that series and no others', () => {
    const [red, plants] = byClass(page, 'series-block') as [Element, Element];
    expect(neighbours(red)).toEqual([['next', 'Neste » Beis']]);
    expect(neighbours(plants)).toEqual([
      ['prev', '« Forrige Vaid'],
      ['next', 'Neste » Weld'],
    ]);
  });

  test('list every part in order, numbered through the sections, the current one marked and no link', () => {
    const [red, plants] = byClass(page, 'series-block') as [Element, Element];
    expect(findAll(red, ({ tagName }) => tagName === 'h3').map(textOf)).toEqual(['Planten', 'Arbeidet']);
    expect(
      findAll(red, ({ tagName }) => tagName === 'ol').map(({ properties }) => properties['start']),
    ).toEqual([1, 2]);
    const parts = findAll(plants, ({ tagName }) => tagName === 'li');
    expect(parts.map(textOf)).toEqual(['Vaid', hostileTitle, 'Weld']);
    const current = findAll(page, ({ properties }) => properties.ariaCurrent === 'page');
    expect(current.map(textOf)).toEqual([hostileTitle, hostileTitle]);
    expect(parts.filter((part) => linksOf(part).length === 0).map(textOf)).toEqual([hostileTitle]);
  });

  test('give the browser its neighbours only where there is one series', () => {
    const relations = (path: string) =>
      findAll(site.page(path), ({ tagName }) => tagName === 'link')
        .filter(({ properties }) => ['prev', 'next'].includes(String(properties.rel)))
        .map(({ properties }) => [String(properties.rel), properties.href]);
    expect(relations('artikler/krapp/index.html')).toEqual([]);
    expect(relations('artikler/vaid/index.html')).toEqual([['next', '../krapp/index.html']]);
  });
});

describe('the body of an article', () => {
  test('links to articles, places and files, and to nothing that is not published', () => {
    const prose = one(page, 'prose');
    const link = (text: string) =>
      findAll(prose, (one) => one.tagName === 'a' && textOf(one) === text).map(hrefOf);
    expect(link('vaid')).toEqual(['../vaid/index.html#indigo']);
    expect(link('beis')).toEqual(['../beis/index.html']);
    expect(link('denne')).toEqual(['#roten']);
    expect(link('en som ikke finnes')).toEqual([]);
    expect(link('oppskriften')).toEqual(['../../files/oppskrift.csv']);
    expect(
      findAll(prose, ({ tagName }) => tagName === 'img').map(({ properties }) => properties.src),
    ).toEqual(['../../files/rot.png']);
  });

  test('puts what may be wide in a named box that the keyboard reaches', () => {
    const boxes = findAll(page, ({ properties }) => properties.tabIndex === 0);
    expect(boxes.map(({ tagName, properties }) => [tagName, properties.ariaLabel])).toEqual([
      ['div', 'Tabell 1'],
      ['pre', 'Kode 1'],
      ['div', 'Formel 1'],
    ]);
  });

  test('ends with notes and references', () => {
    const headings = findAll(one(page, 'prose'), ({ tagName }) => tagName === 'h2').map(textOf);
    expect(headings).toEqual(['Roten', 'Badet', 'Noter', 'Litteratur']);
    expect(textOf(one(page, 'references'))).toContain('Natural Dyes');
  });

  test('has contents when it has three headings', () => {
    expect(linksOf(one(page, 'contents')).map(textOf)).toEqual([
      'Roten',
      'Når den graves',
      'Badet',
      'Litteratur',
    ]);
    expect(byClass(site.page('artikler/vaid/index.html'), 'contents')).toEqual([]);
  });
});

test('a hostile title stays a text', () => {
  const html =
    site.text('artikler/krapp/index.html') + site.text('index.html') + site.text('serier/rodt/index.html');
  expect(html).not.toContain('<script>alert');
  const titles = findAll(page, ({ tagName }) => ['title', 'h1'].includes(tagName));
  expect(titles.map(textOf)).toEqual([`${hostileTitle} – Fargeboka`, hostileTitle]);
});

test('an article for members shows its place and summary, and nothing of its body', () => {
  const html = site.text('artikler/beis/index.html');
  expect(html).toContain('Denne artikkelen er for medlemmer.');
  expect(html).toContain('Sammendrag av beis.');
  expect(html).toContain('class="series-block');
  expect(html).not.toContain(secret);
  expect(html).not.toContain('Dager');
});

test('an article of no series has no lines, blocks or books', () => {
  const alone = site.page('artikler/farger/index.html');
  expect(['membership-lines', 'series-block', 'offer'].flatMap((name) => byClass(alone, name))).toEqual([]);
});

test('the books of its series are offered with format and size', () => {
  const offer = one(page, 'offer');
  expect(linksOf(offer).map(textOf)).toEqual(['EPUB 312 kB, Rødt', 'EPUB 312 kB, Farger']);
  expect(linksOf(offer).map(hrefOf)).toEqual(['../../books/rodt-sample.epub', '../../books/farger.epub']);
});

function byClass(tree: Root | Element, name: string): Element[] {
  return findAll(
    tree,
    ({ properties: { className } }) => Array.isArray(className) && className.includes(name),
  );
}

function one(tree: Root | Element, name: string): Element {
  const [first] = byClass(tree, name);
  if (first === undefined) throw new Error(`The page has no "${name}".`);
  return first;
}

function linksOf(tree: Element): Element[] {
  return findAll(tree, ({ tagName }) => tagName === 'a');
}

function hrefOf({ properties: { href } }: Element): string {
  return String(href);
}

function neighbours(block: Element): [string, string][] {
  return linksOf(block)
    .filter(({ properties }) => properties.rel !== undefined)
    .map((link) => [String(link.properties.rel), textOf(link)]);
}
