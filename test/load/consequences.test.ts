import { describe, expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';

const lock = `series:
  nettverksbygging:
    address: series/nettverksbygging/
    parts: { 1: nettverk-og-relasjon, 2: tillit }
articles:
  nettverk-og-relasjon:
    address: articles/nettverk-og-relasjon/
    title: Nettverk og relasjon
    published: 2025-01-01
  tillit:
    address: articles/tillit/
    title: Tillit
    published: 2025-03-06
`;

const published = littlePublication().withFile('series/addresses.lock.yaml', lock);

describe('what cannot be read is the only problem', () => {
  test.each([
    ['a manifest', 'series/nettverksbygging.yaml', 'title:Nettverk\nparts:\n\t- tillit\n', 'yaml-valid'],
    ['a manifest with a wrong value', 'series/nettverksbygging.yaml', 'parts: tillit\n', undefined],
    [
      'front matter',
      'series/articles/tillit.md',
      '---\ntitle: Tillit: en bok\n---\n\nTekst.\n',
      'yaml-valid',
    ],
    [
      'front matter without an end',
      'series/articles/tillit.md',
      '---\ntitle: Tillit\n\nTekst.\n',
      'front-matter-present',
    ],
    ['the publication', 'series/publication.yaml', 'title: [\n', 'yaml-valid'],
    ['the references', 'series/references.yaml', '- id: [\n', 'yaml-valid'],
    ['the list of addresses', 'series/addresses.lock.yaml', 'series:\n<<<<<<< HEAD\n', 'yaml-valid'],
  ])('%s', async (_what, path, text, code) => {
    const { diagnostics } = await published
      .withArticle('lenke', '[Tillit](tillit.md) [@castells2004]\n')
      .withFile(path, text)
      .problems();
    expect(new Set(diagnostics.map(({ place }) => place.file))).toEqual(new Set([path]));
    if (code !== undefined) expect(diagnostics.map((one) => one.code)).toEqual([code]);
  });

  test('a folder of articles that is not there', async () => {
    const { diagnostics } = await published
      .withoutFile('series/articles/tillit.md')
      .withoutFile('series/articles/nettverk-og-relasjon.md')
      .withFile('series/artikler/tillit.md', '---\ntitle: Tillit\n---\n')
      .problems();
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({
        code: 'file-exists',
        hint: expect.stringContaining('series/artikler') as string,
      }),
    ]);
  });
});

test.each([
  [
    'an article in UTF-16',
    'series/articles/tillit.md',
    Buffer.from(
      '\uFEFF---\ntitle: Tillit\nsummary: Om.\nauthors: [Kari]\npublished: 2025-03-06\nlanguage: nb\n---\n',
      'utf16le',
    ),
  ],
  [
    'an article that is an archive',
    'series/articles/tillit.md',
    Buffer.from([0x1f, 0x8b, 0xff, 0xfe, 0x0a, 0x80]),
  ],
  [
    'a manifest in UTF-16',
    'series/nettverksbygging.yaml',
    Buffer.from('title: Nettverk', 'utf16le').swap16(),
  ],
  ['references of other bytes', 'series/references.yaml', Buffer.from([0x5b, 0x80, 0x0a])],
])('%s has one problem of its encoding', async (_name, path, bytes) => {
  const { diagnostics } = await published.withFile(path, bytes).problems();
  expect(
    diagnostics.filter(({ code }) => code !== 'value-present').map(({ code, place }) => [code, place.file]),
  ).toEqual([['utf8-valid', path]]);
});

test('an article whose name does not end in .md is named where it is listed and linked', async () => {
  const { report } = await published
    .withoutFile('series/articles/tillit.md')
    .withFile('series/articles/tillit.markdown', '---\ntitle: Tillit\n---\n')
    .problems();
  expect(
    report.match(/Rename series\/articles\/tillit\.markdown to series\/articles\/tillit\.md\./g),
  ).toHaveLength(2);
});

test('a fragment of an article that cannot be read is not looked for', async () => {
  const { codes } = await published
    .withArticle('lenke', '[Tillit](tillit.md#om-tillit)\n')
    .withFile('series/articles/tillit.md', 'title: Tillit\n\n## Om tillit\n')
    .problems();
  expect(codes).toEqual(['front-matter-present']);
});

test('an article that is missing is reported where it is named, and not where its address is listed', async () => {
  const { codes } = await published.withoutFile('series/articles/tillit.md').problems();
  expect(codes).toContain('article-exists');
  expect(codes).not.toContain('address-gone');
});

test('a new article that cannot be read may be the one that was renamed', async () => {
  const { codes } = await published
    .withoutFile('series/articles/tillit.md')
    .withSeries('nettverksbygging', { parts: ['nettverk-og-relasjon', 'tillit-to'] })
    .withFile('series/articles/tillit-to.md', '---\ntitle: To: b\nformerly: [tillit]\n---\n')
    .problems();
  expect(codes).not.toContain('address-gone');
});

test('items of a list that were read as one are reported so', async () => {
  const manifest = `title: Nettverk
summary: Om nettverk.
editors: [Kari]
edition: { number: 1, date: 2026-01-01 }
parts:
  - nettverk-og-relasjon
    - tillit
`;
  const { codes, report } = await published.withFile('series/nettverksbygging.yaml', manifest).problems();
  expect(codes).toEqual(['article-exists']);
  expect(report).toContain('Two lines were read as one');
});
