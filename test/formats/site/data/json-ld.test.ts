import { toString } from 'hast-util-to-string';
import { beforeAll, expect, test } from 'vitest';
import { findAll, required } from '../../../harness/read-page.ts';
import { hostileTitle, secret } from '../publication.ts';
import { makeSite, type MadeSite } from '../render-site.ts';

type Node = Readonly<Record<string, unknown>>;

const base = 'https://fargeboka.example/bok/';
let site: MadeSite;

beforeAll(async () => {
  site = await makeSite();
});

function graphOf(path: string): Node[] {
  const scripts = findAll(site.page(path), ({ properties }) => properties.type === 'application/ld+json');
  expect(scripts).toHaveLength(1);
  const data = JSON.parse(toString(required(scripts[0]))) as Node & { '@graph': Node[] };
  expect(data['@context']).toBe('https://schema.org');
  return data['@graph'];
}

function nodeOf(path: string, type: string): Node {
  return required(graphOf(path).find((node) => node['@type'] === type));
}

const described = [
  'index.html',
  'serier/rodt/index.html',
  'serier/farger/index.html',
  'artikler/krapp/index.html',
  'artikler/beis/index.html',
  'artikler/farger/index.html',
];

/** What each type cannot do without, here or with those who read it. */
const needs: Readonly<Record<string, readonly string[]>> = {
  WebSite: ['name', 'url', 'publisher'],
  Article: ['url'],
  CreativeWorkSeries: ['name', 'url'],
  Collection: ['name', 'url', 'hasPart'],
  Book: ['name', 'bookFormat', 'encoding', 'author', 'inLanguage'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position', 'name', 'item'],
  Organization: ['name'],
  Person: ['name'],
  MediaObject: ['contentUrl', 'encodingFormat', 'contentSize'],
  WebPageElement: ['cssSelector', 'isAccessibleForFree'],
};

test.each(described)('%s describes itself in types and names that are known', (path) => {
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const node = value as Node;
    const type = node['@type'];
    // A reference to another node has no type.
    if (type === undefined) expect(Object.keys(node)).toEqual(['@id']);
    else expect(Object.keys(node)).toEqual(expect.arrayContaining([...required(needs[type as string])]));
    for (const key of ['@id', 'url', 'item', 'contentUrl', 'image', 'mainEntityOfPage'])
      if (key in node) expect(String(node[key])).toMatch(/^https:\/\/fargeboka\.example\/bok\//);
    Object.values(node).forEach(visit);
  };
  graphOf(path).forEach(visit);
});

test('an article states its type and its place in each of its series', () => {
  expect(nodeOf('artikler/krapp/index.html', 'Article')).toMatchObject({
    headline: hostileTitle,
    datePublished: '2026-01-02',
    dateModified: '2026-03-04',
    author: [{ name: 'Aud Li' }, { name: 'Per Moe' }],
    inLanguage: 'nb',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    mainEntityOfPage: `${base}artikler/krapp/`,
    isAccessibleForFree: true,
    isPartOf: [
      { name: 'Rødt', position: 1 },
      { name: 'Farger', position: 2 },
    ],
  });
  const ways = graphOf('artikler/krapp/index.html').filter((node) => node['@type'] === 'BreadcrumbList');
  expect(ways.map(({ itemListElement }) => (itemListElement as Node[]).map(({ item }) => item))).toEqual(
    ['rodt', 'farger'].map((id) => [base, `${base}serier/${id}/`, `${base}artikler/krapp/`]),
  );
});

test('an article for members says so, and where it is protected, and nothing of its body', () => {
  const article = nodeOf('artikler/beis/index.html', 'Article');
  expect(article).toMatchObject({
    isAccessibleForFree: false,
    hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.protected' },
  });
  expect(article).not.toHaveProperty('wordCount');
  expect(JSON.stringify(article)).not.toContain(secret);
  const named = findAll(
    site.page('artikler/beis/index.html'),
    ({ properties: { className } }) => Array.isArray(className) && className.includes('protected'),
  );
  expect(named).toHaveLength(1);
});

test('a series lists its parts and its e-book', () => {
  const series = nodeOf('serier/farger/index.html', 'CreativeWorkSeries');
  expect(series['hasPart']).toMatchObject([
    { position: 1, name: 'Vaid', url: `${base}artikler/vaid/` },
    { position: 2, name: hostileTitle },
    { position: 3, name: 'Weld' },
  ]);
  const book = nodeOf('serier/farger/index.html', 'Book');
  expect(series['workExample']).toEqual({ '@id': book['@id'] });
  expect(book).toMatchObject({
    bookFormat: 'https://schema.org/EBook',
    bookEdition: '2',
    encoding: [
      {
        contentUrl: `${base}books/farger.epub`,
        encodingFormat: 'application/epub+zip',
        contentSize: '312\u00A0kB',
      },
    ],
  });
  expect(nodeOf('serier/rodt/index.html', 'Book')['name']).toBe('Rødt (smakebit)');
});

test('a page that is no content says nothing', () => {
  expect(site.text('404.html')).not.toContain('ld+json');
});
