import { beforeAll, expect, test } from 'vitest';
import { makeSitemap } from '../../../../src/formats/site/data/sitemap.ts';
import { readTemplates } from '../../../../src/load/templates.ts';
import { readWords } from '../../../../src/load/words.ts';
import { findAll, required } from '../../../harness/read-page.ts';
import { childrenOf, readXml, textIn, type Xml } from '../../../harness/read-xml.ts';
import { makePublication } from '../publication.ts';
import { makeSite, type MadeSite } from '../render-site.ts';
import { renderPages } from '../../../harness/render-pages.ts';

const base = 'https://fargeboka.example/bok/';
const canonicalOf = (site: MadeSite, path: string) =>
  findAll(site.page(path), ({ properties }) => [properties.rel].flat().includes('canonical'))[0]?.properties
    .href;

let site: MadeSite;

beforeAll(async () => {
  site = await makeSite();
});

test('the sitemap lists every page of content that has an address of its own, once, with its last change', () => {
  const urls = childrenOf(readXml(site.text('sitemap.xml')), 'url');
  const pages = [...site.pages.keys()]
    .filter((path) => !path.startsWith('sok/'))
    .map((path) => canonicalOf(site, path))
    .filter((url) => url !== undefined);
  expect(urls.map((url) => textIn(url, 'loc')).toSorted()).toEqual(pages.toSorted());
  const modified = urls.map((url) => textIn(url, 'lastmod'));
  expect(new Set(modified)).toEqual(new Set(['2026-03-04', '2026-05-06']));
});

test('a long list is cut into files under an index', async () => {
  const { value: templates } = readTemplates(['templates']);
  const words = readWords(templates);
  const publication = await makePublication(words);
  const input = { publication, templates, words, downloads: [] };
  const site = { input, style: '' } as unknown as Parameters<typeof makeSitemap>[0];
  const files = renderPages(makeSitemap(site, 3));
  const texts = new Map(files.map((file) => [file.path, readXml(file.kind === 'text' ? file.text : '')]));
  const named = childrenOf(required(texts.get(required(files[0]).path)), 'sitemap').map((one) =>
    textIn(one, 'loc'),
  );
  expect(named).toEqual([1, 2, 3].map((number) => `${base}sitemap-${number}.xml`));
  const listed = (xml: Xml) => childrenOf(xml, 'url').length;
  expect([...texts.values()].map(listed)).toEqual([0, 3, 3, 2]);
});

test('crawlers may read public content, and nothing for members only', async () => {
  expect(site.text('robots.txt')).toBe(`User-agent: *\nDisallow:\n\nSitemap: ${base}sitemap.xml\n`);
  const members = await makeSite(undefined, (publication) => ({ ...publication, audience: 'members' }));
  expect(members.text('robots.txt')).toBe('User-agent: *\nDisallow: /\n');
  expect(members.artifacts.has('sitemap.xml')).toBe(false);
  const hidden = (made: MadeSite) =>
    [...made.pages]
      .filter(
        ([, page]) =>
          findAll(page, ({ properties }) => properties.name === 'robots' && properties.content === 'noindex')
            .length === 1,
      )
      .map(([path]) => path);
  expect(hidden(members)).toEqual([...members.pages.keys()]);
  expect(hidden(site).toSorted()).toEqual(['404.html', 'sok/index.html']);
});

test('translations name one another, themselves and the original, on their pages and in the sitemap', async () => {
  const translated = await makeSite(undefined, (publication) => ({
    ...publication,
    articles: publication.articles.map((article) =>
      article.id === 'weld' ? { ...article, translationOf: 'vaid' } : article,
    ),
  }));
  const expected = [
    ['nb', `${base}artikler/vaid/`],
    ['en', `${base}artikler/weld/`],
    ['x-default', `${base}artikler/vaid/`],
  ];
  for (const id of ['vaid', 'weld']) {
    const links = findAll(
      translated.page(`artikler/${id}/index.html`),
      ({ properties }) => properties.hrefLang !== undefined,
    );
    expect(links.map(({ properties }) => [properties.hrefLang, properties.href])).toEqual(expected);
  }
  const urls = childrenOf(readXml(translated.text('sitemap.xml')), 'url');
  const links = urls.flatMap((url) =>
    childrenOf(url, 'link').map(({ attributes: { hreflang, href } }) => [hreflang, href]),
  );
  expect(links).toEqual([...expected, ...expected]);
  expect(site.text('artikler/vaid/index.html')).not.toContain('hreflang');
});
