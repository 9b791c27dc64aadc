import { imageSize } from 'image-size';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { holdPicture } from '../../../harness/hold-picture.ts';
import { sourcePath } from '../../../../src/model/paths.ts';
import { startOf } from '../../../../src/model/place.ts';
import { findAll, required, textOf } from '../../../harness/read-page.ts';
import { childrenOf, linksOf, readXml, textIn } from '../../../harness/read-xml.ts';
import { hostileTitle, secret } from '../publication.ts';
import { servicesWith } from '../../../harness/render-input.ts';
import { makeSite, type MadeSite } from '../render-site.ts';

const base = 'https://fargeboka.example/bok/';
const digest = 'ab'.repeat(32);
let site: MadeSite;

beforeAll(async () => {
  site = await makeSite();
});

test('the page of all books shows the edition, size, extent and digest of each', () => {
  const page = site.page('nedlasting/index.html');
  const sections = findAll(page, ({ tagName }) => tagName === 'section');
  expect(
    sections.map((section) => textOf(required(findAll(section, ({ tagName }) => tagName === 'h2')[0]))),
  ).toEqual(['Rødt', 'Farger', 'På lesebrett og i leseapper', 'Er filen hel?']);
  const [sample, whole] = sections.map(textOf);
  expect(sample).toContain('smakebit');
  expect(sample).toContain('1 av 2 artikler er åpen');
  expect(whole).toContain('2. utgave, 6. mai 2026');
  expect(whole).toContain('3 av 5 planlagte deler');
  expect(whole).toContain('EPUB 312 kB, Farger');
  expect(whole).toContain(`SHA-256 ${digest}`);
  expect(whole).not.toContain('smakebit');
  expect(textOf(page)).toContain(`${base}opds/catalog.xml`);
});

test('every page leads to it', () => {
  const without = [...site.pages].filter(
    ([, page]) =>
      !findAll(page, ({ tagName }) => tagName === 'a').some(
        ({ properties }) =>
          String(properties.href).endsWith('nedlasting/index.html') || properties.href === 'index.html',
      ),
  );
  expect(without.map(([path]) => path)).toEqual([]);
});

test('without books there is no such page, no catalogue, and no link to them', async () => {
  const bare = await makeSite(undefined, (publication) => ({ ...publication, books: [] }));
  const paths = [...bare.artifacts.keys()].filter((path) => /^(nedlasting|opds|books)\//.test(path));
  expect(paths).toEqual([]);
  expect(bare.text('index.html')).not.toMatch(/nedlasting|opds/);
});

test('the list of digests has a line for each book', () => {
  expect(site.text('books/SHA256SUMS')).toBe(`${digest}  rodt-sample.epub\n${digest}  farger.epub\n`);
});

test('the catalogue gives whole books and samples each in their way', () => {
  const entries = childrenOf(readXml(site.text('opds/all.xml')), 'entry');
  expect(entries.map((entry) => textIn(entry, 'title'))).toEqual(['Rødt (smakebit)', 'Farger']);
  const acquired = entries.map((entry) =>
    linksOf(entry).filter(({ rel }) => rel?.startsWith('http://opds-spec.org/acquisition')),
  );
  expect(acquired).toMatchObject([
    [{ rel: 'http://opds-spec.org/acquisition/sample', href: `${base}books/rodt-sample.epub` }],
    [
      {
        rel: 'http://opds-spec.org/acquisition/open-access',
        href: `${base}books/farger.epub`,
        type: 'application/epub+zip',
        length: '312000',
      },
    ],
  ]);
});

test('catalogues hold hostile words as text, and nothing that is for members', async () => {
  const odd = await makeSite(undefined, (publication) => ({
    ...publication,
    publisher: hostileTitle,
    books: publication.books.map((book) => ({ ...book, title: hostileTitle, subjects: [hostileTitle] })),
  }));
  const [entry] = childrenOf(readXml(odd.text('opds/new.xml')), 'entry');
  expect(textIn(required(entry), 'publisher')).toBe(hostileTitle);
  expect(childrenOf(required(entry), 'category')[0]?.attributes['term']).toBe(hostileTitle);
  expect(odd.text('opds/catalog.json')).toContain(JSON.stringify(hostileTitle));
  const texts = [...odd.artifacts.values()].filter(({ kind }) => kind === 'text');
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter((one) => one.kind === 'text' && one.text.includes(secret))).toEqual([]);
});

test('a cover of the editor is shown as a JPEG in two sizes', async () => {
  const source = sourcePath('series/omslag.webp');
  const bytes = await sharp({ create: { width: 1000, height: 1600, channels: 4, background: '#0000' } })
    .webp()
    .toBuffer();
  const own = await makeSite(undefined, (publication) => ({
    ...publication,
    books: publication.books.map((book) => ({ ...book, cover: { source, place: startOf(source) } })),
    assets: new Map([
      ...publication.assets,
      [source, { source, name: 'omslag.webp', mediaType: 'image/webp', ...holdPicture(bytes) }],
    ]),
  }));
  expect(own.text('opds/all.xml')).toContain(
    'type="image/jpeg" href="https://fargeboka.example/bok/books/farger.jpg"',
  );
  const made = ['books/farger.jpg', 'books/farger.thumbnail.jpg'].map(async (path) => {
    const artifact = own.artifacts.get(path);
    if (artifact?.kind !== 'deferred') throw new Error(`${path} is not made.`);
    const { type, width } = imageSize(await artifact.make(servicesWith()));
    return [type, width];
  });
  expect(await Promise.all(made)).toEqual([
    ['jpg', 800],
    ['jpg', 240],
  ]);
});
