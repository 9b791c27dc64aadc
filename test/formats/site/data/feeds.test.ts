import { fromHtml } from 'hast-util-from-html';
import { beforeAll, describe, expect, test } from 'vitest';
import { findAll, required } from '../../../harness/read-page.ts';
import { childrenOf, linksOf, readXml, textIn, type Xml } from '../../../harness/read-xml.ts';
import { hostileTitle, secret } from '../publication.ts';
import { makeSite, type MadeSite } from '../render-site.ts';

const base = 'https://fargeboka.example/bok/';
const folders = ['', 'serier/rodt/', 'serier/farger/'];

interface JsonFeed {
  readonly version: string;
  readonly title: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

let site: MadeSite;
const atom = (folder: string): Xml => readXml(site.text(`${folder}feed.xml`));
const json = (folder: string) => JSON.parse(site.text(`${folder}feed.json`)) as JsonFeed;
const entry = (feed: Xml, id: string): Xml =>
  required(childrenOf(feed, 'entry').find((one) => textIn(one, 'id') === `${base}artikler/${id}/`));

beforeAll(async () => {
  site = await makeSite();
});

describe.each(folders)('the feeds in "%s"', (folder) => {
  test('have what Atom requires (RFC 4287, sections 4.1.1 and 4.1.2)', () => {
    const feed = atom(folder);
    expect([feed.name, feed.namespace]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    for (const one of [feed, ...childrenOf(feed, 'entry')]) {
      expect(textIn(one, 'id')).toMatch(/^https:\/\/fargeboka\.example\/bok\//);
      expect(textIn(one, 'title')).not.toBe('');
      expect(textIn(one, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(linksOf(one).filter(({ rel }) => rel === 'alternate')).toHaveLength(1);
    }
    expect(textIn(feed, 'updated')).toBe('2026-03-04T00:00:00Z');
    expect(childrenOf(feed, 'author')).toHaveLength(1);
    expect(linksOf(feed).find(({ rel }) => rel === 'self')?.['href']).toBe(`${base}${folder}feed.xml`);
  });

  test('have what JSON Feed requires, and the same articles', () => {
    const feed = json(folder);
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: `${base}${folder}`,
      feed_url: `${base}${folder}feed.json`,
    });
    for (const item of feed.items) {
      expect(item['id']).toBe(item['url']);
      // One of the two, and never both.
      expect([item['content_html'], item['content_text']].filter((one) => one !== undefined)).toHaveLength(1);
    }
    expect(feed.items.map((item) => [item['id'], item['title']])).toEqual(
      childrenOf(atom(folder), 'entry').map((one) => [textIn(one, 'id'), textIn(one, 'title')]),
    );
  });

  test('hold nothing of a body that is for members', () => {
    expect(site.text(`${folder}feed.xml`) + site.text(`${folder}feed.json`)).not.toContain(secret);
  });
});

test('a program finds every article from the feed of the site: by its series, or named there', () => {
  const { _kolofon } = JSON.parse(site.text('feed.json')) as {
    readonly _kolofon: {
      readonly series: readonly { readonly url: string }[];
      readonly others: readonly { readonly article: string }[];
    };
  };
  expect(_kolofon.series.map(({ url }) => url)).toContain(`${base}serier/farger/`);
  const inSeries = new Set(json('serier/farger/').items.map((item) => item['url']));
  expect(_kolofon.others.some(({ article }) => inSeries.has(`${base}artikler/${article}/`))).toBe(false);
  const places = json('serier/farger/').items.map(
    (item) => item['_kolofon'] as { readonly position: number; readonly total: number },
  );
  expect(places.map(({ position }) => position).toSorted((a, b) => a - b)).toEqual(
    places.map((_, index) => index + 1),
  );
  expect(new Set(places.map(({ total }) => total))).toEqual(new Set([places.length]));
});

test('parts of one day come in a series with the last first, and with their numbers', () => {
  const titles = json('serier/farger/').items.map((item) => item['title']);
  expect(titles).toEqual(['Del 3: Weld', `Del 2: ${hostileTitle}`, 'Del 1: Vaid']);
});

test('an entry has authors, language, dates and series', () => {
  const weld = entry(atom(''), 'weld');
  expect(weld.attributes['lang']).toBe('en');
  expect(childrenOf(weld, 'author').map((author) => textIn(author, 'name'))).toEqual(['Aud Li', 'Per Moe']);
  expect(textIn(weld, 'published')).toBe('2026-01-02T00:00:00Z');
  expect(childrenOf(weld, 'category').map(({ attributes }) => attributes['label'])).toEqual(['Farger']);
});

test('a body is complete, self-contained, and links only to what the site has', () => {
  const body = textIn(entry(atom(''), 'krapp'), 'content');
  const tree = fromHtml(body, { fragment: true });
  expect(findAll(tree, ({ properties }) => properties.id !== undefined)).toEqual([]);
  expect(findAll(tree, ({ tagName }) => ['input', 'script'].includes(tagName))).toEqual([]);
  expect(body).toContain('☑');
  const addresses = findAll(tree, ({ tagName }) => ['a', 'img'].includes(tagName)).map(({ properties }) =>
    String(properties.href ?? properties.src),
  );
  expect(addresses).toContain(`${base}artikler/vaid/#indigo`);
  expect(addresses).toContain(`${base}files/rot.png`);
  const pages = addresses.map((address) => {
    expect(address.startsWith(base)).toBe(true);
    return address.slice(base.length).replace(/#.*/, '').replace(/\/$/, '/index.html');
  });
  expect(pages.filter((page) => !site.artifacts.has(page))).toEqual([]);
});

test('an article for members has its summary, and says for whom it is', () => {
  const beis = entry(atom('serier/rodt/'), 'beis');
  expect(childrenOf(beis, 'content')).toEqual([]);
  expect(textIn(beis, 'summary')).toBe('Sammendrag av beis. Denne artikkelen er for medlemmer.');
});

test('a title may hold anything: markup stays text, and what XML forbids goes', async () => {
  expect(textIn(entry(atom(''), 'krapp'), 'title')).toBe(hostileTitle);
  const odd = await makeSite(undefined, (publication) => ({
    ...publication,
    title: 'Far\u0008ge]]>boka',
    articles: publication.articles.map((article) => ({ ...article, summary: '&lt;\u0001"\uFFFE' })),
  }));
  const feed = readXml(odd.text('feed.xml'));
  expect(textIn(feed, 'title')).toBe('Farge]]>boka');
  expect(textIn(entry(feed, 'vaid'), 'summary')).toBe('&lt;"');
});

test('the feed of the site contains the latest fifty', async () => {
  const many = await makeSite(undefined, (publication) => {
    const [first] = publication.articles;
    const articles = Array.from({ length: 60 }, (_unused, index) => ({
      ...required(first),
      id: `nr-${index}`,
      address: `artikler/nr-${index}/`,
      published: new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10),
    }));
    return { ...publication, articles };
  });
  const ids = childrenOf(readXml(many.text('feed.xml')), 'entry').map((one) => textIn(one, 'id'));
  expect(ids).toHaveLength(50);
  expect(ids[0]).toBe(`${base}artikler/nr-59/`);
  expect(ids.at(-1)).toBe(`${base}artikler/nr-10/`);
});

test.each([
  ['index.html', ['feed.xml', 'feed.json']],
  ['serier/rodt/index.html', ['feed.xml', 'feed.json', '../../feed.xml', '../../feed.json']],
  [
    'artikler/beis/index.html',
    ['../../serier/rodt/feed.xml', '../../serier/rodt/feed.json', '../../feed.xml', '../../feed.json'],
  ],
])('%s names its feeds', (path, feeds) => {
  const links = findAll(
    site.page(path),
    ({ properties: { rel, type } }) =>
      [rel].flat().includes('alternate') && /atom\+xml$|feed\+json$/.test(String(type)),
  );
  expect(links.map(({ properties }) => properties.href)).toEqual(feeds);
});

test('an entry names a hundred of the series of its article, and no more', async () => {
  const many = await makeSite(undefined, (publication) => ({
    ...publication,
    articles: publication.articles.map((article) => {
      const [first] = article.memberships;
      if (first === undefined) return article;
      const memberships = Array.from({ length: 150 }, (_, index) => ({
        ...first,
        series: { ...first.series, title: `Serie ${index + 1}`, address: `serier/${index + 1}/` },
      }));
      return Object.assign(article, { memberships });
    }),
  }));
  const { items } = JSON.parse(many.text('feed.json')) as JsonFeed;
  const named = items.map(({ tags }) => (tags as string[]).filter((tag) => tag.startsWith('Serie ')));
  expect(Math.max(...named.map((tags) => tags.length))).toBe(100);
  expect(named.flat()).not.toContain('Serie 101');
  expect(many.text('feed.xml').match(/Serie 100"/g)?.length).toBeGreaterThan(0);
  expect(many.text('feed.xml')).not.toContain('Serie 101"');
});
