import { fromHtml } from 'hast-util-from-html';
import { describe, expect, test } from 'vitest';
import { bookOfArticle } from '../../../src/resolve/books.ts';
import { findBook, findFaults, makeBook, makeOne, readBook } from '../../harness/epub.ts';
import { inputOf } from '../../harness/render-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { textOf } from '../../harness/read-page.ts';

const imprint = { summary: 'Et utvalg.', language: 'nb', editors: ['Maja Eikrem'] };
const edition = { number: 1, date: '2026-03-02' };

const publication = littlePublication()
  .withArticle('lojalitet', 'Om å bli. Se [nettverk](nettverk-og-relasjon.md) og [tillit](tillit.md).\n', {
    published: '2026-02-01',
  })
  .withSeries('lojalitetsserien', { title: 'Lojalitet', parts: ['lojalitet', 'nettverk-og-relasjon'] });

const withCollections = publication.withConfig({
  series: ['nettverksbygging', 'lojalitetsserien'],
  collections: [
    {
      id: 'begge-seriene',
      title: 'Begge seriene',
      ...imprint,
      edition,
      parts: [{ series: 'nettverksbygging' }, { series: 'lojalitetsserien' }],
    },
    {
      id: 'utvalg',
      title: 'Et utvalg',
      ...imprint,
      edition,
      parts: ['tillit', { section: 'Å bli', parts: ['lojalitet'] }],
    },
  ],
});

async function open(bytes: Uint8Array) {
  expect(await findFaults(bytes)).toEqual([]);
  const files = await readBook(bytes);
  const file = (name: string) => files.get(`OEBPS/${name}`) ?? '';
  const opf = file('content.opf');
  const items = new Map(
    [...opf.matchAll(/<item id="([^"]+)" href="([^"]+)"/g)].map(([, id, href]) => [id, href]),
  );
  const spine = [...opf.matchAll(/<itemref idref="([^"]+)"/g)].map(([, id]) => items.get(id));
  const metas = (property: string) =>
    [...opf.matchAll(new RegExp(`<meta[^>]*property="${property}"[^>]*>([^<]*)<`, 'g'))].map(
      ([, value]) => value,
    );
  return { file, opf, spine, metas };
}

describe('a collection of whole series', () => {
  test('contains each article once, and lists it in every series', async () => {
    const input = inputOf(await withCollections.prepare());
    const { spine, file } = await open(await makeBook(input, 'begge-seriene'));
    expect(spine.filter((href) => /^(?:article|section)/.test(href ?? ''))).toEqual([
      'section-1.xhtml',
      'article-nettverk-og-relasjon.xhtml',
      'article-tillit.xhtml',
      'section-2.xhtml',
      'article-lojalitet.xhtml',
    ]);
    expect(file('section-2.xhtml')).toContain('Lojalitet</h1>');
    expect(file('section-2.xhtml')).toContain('<a href="article-nettverk-og-relasjon.xhtml">');
  });

  test('names the place of a part in its series, and leads to the other series inside the book', async () => {
    const input = inputOf(await withCollections.prepare());
    const { file } = await open(await makeBook(input, 'begge-seriene'));
    const chapter = file('article-nettverk-og-relasjon.xhtml');
    expect(chapter).toContain('Del 1 av 2 i serien Nettverksbygging</p>');
    expect(chapter).toContain('<a href="section-2.xhtml">Del 2 av 2 i serien Lojalitet</a>');
    expect(file('article-lojalitet.xhtml')).toContain('<a href="article-tillit.xhtml">tillit</a>');
  });
});

describe('a collection of chosen articles', () => {
  test('has its own address and place in the publication', async () => {
    const input = inputOf(await withCollections.prepare());
    const { spine, metas, file, opf } = await open(await makeBook(input, 'utvalg'));
    expect(spine).toContain('section-2.xhtml');
    expect(metas('belongs-to-collection')).toEqual(['Relasjonsbiblioteket']);
    expect(metas('group-position')).toEqual(['4']);
    expect(file('colophon.xhtml')).toContain('https://relasjonsbiblioteket.example/collections/utvalg/');
    expect(opf).toContain('<meta name="calibre:series" content="Relasjonsbiblioteket"/>');
  });

  test('leads outside the book with a note of the series', async () => {
    const input = inputOf(await withCollections.prepare());
    const { file } = await open(await makeBook(input, 'utvalg'));
    expect(file('article-lojalitet.xhtml')).toContain(
      '<a href="https://relasjonsbiblioteket.example/articles/nettverk-og-relasjon/">nettverk</a><span class="link-note"> (del 1 av serien Nettverksbygging)</span>',
    );
    expect(textOf(fromHtml(file('article-lojalitet.xhtml')))).toContain('Artikkelen står i');
  });
});

describe('the book of one article', () => {
  test('belongs to every series that contains the article', async () => {
    const prepared = await publication.prepare();
    const article = prepared.publication.articles.find(({ id }) => id === 'nettverk-og-relasjon');
    if (article === undefined) throw new Error('The article is not there.');
    const input = inputOf(prepared);
    const { bytes } = await makeOne(input, bookOfArticle(article, prepared.publication));
    const { metas, file, spine, opf } = await open(bytes);
    expect(metas('belongs-to-collection')).toEqual(['Nettverksbygging', 'Lojalitet']);
    expect(metas('group-position')).toEqual(['1', '2']);
    expect(metas('collection-type')).toEqual(['series', 'series']);
    const identifiers = metas('dcterms:identifier');
    expect(new Set(identifiers).size).toBe(2);
    // The identifier of a collection is the one of the book of the whole series.
    const whole = await open(await makeBook(input, 'nettverksbygging'));
    expect(whole.opf).toContain(`<dc:identifier id="book-id">${identifiers[0]}<`);
    expect(opf).toContain('<meta name="calibre:series_index" content="1"/>');
    expect(file('article-nettverk-og-relasjon.xhtml')).toContain('Del 2 av 2 i serien Lojalitet');
    expect(spine.filter((href) => href?.startsWith('article-'))).toEqual([
      'article-nettverk-og-relasjon.xhtml',
    ]);
    expect(file('about.xhtml')).toContain('Om artikkelen');
  });
});

describe('what an edition says of itself', () => {
  const manifest = {
    title: 'Nettverksbygging',
    contributors: [
      { name: 'Kari Berg', role: 'translator' },
      { name: 'Odd Li', role: 'translator' },
    ],
    isbn: { epub: '978-82-02-24465-1' },
    subjects: ['markedsføring'],
    source: 'Forelesninger 2019–2024',
    preface: 'forord/nett.md',
    edition: {
      number: 2,
      date: '2026-03-02',
      previous: '2025-06-01',
      changes: ['Alt er lest på nytt.'],
    },
    parts: ['nettverk-og-relasjon', 'lojalitet'],
  };
  const edited = publication
    .withSeries('nettverksbygging', manifest)
    .withFile(
      'series/forord/nett.md',
      'Et forord[^1] med :span[network]{lang=en}. Se [videre](#videre) og [nettverk](../articles/nettverk-og-relasjon.md).\n\n## Videre\n\nSlutt.\n\n[^1]: En note.\n',
    );

  test('is in the metadata', async () => {
    const { opf, metas } = await open(await makeBook(inputOf(await edited.prepare()), 'nettverksbygging'));
    expect(opf).toContain('<dc:identifier id="book-id">urn:isbn:9788202244651</dc:identifier>');
    expect(opf).toContain('<dc:date>2026-03-02</dc:date>');
    expect(opf).toContain('<dc:source>Forelesninger 2019–2024</dc:source>');
    expect(opf).toContain('<dc:subject>markedsføring</dc:subject>');
    expect(opf).toMatch(/<dc:contributor id="contributor-2">Kari Berg</);
    expect(metas('role')).toEqual(['aut', 'edt', 'trl', 'trl']);
    expect(metas('schema:bookEdition')).toEqual(['2']);
  });

  test('is on its pages: the preface, what changed, the colophon', async () => {
    const { file, spine } = await open(await makeBook(inputOf(await edited.prepare()), 'nettverksbygging'));
    expect(spine.slice(2, 4)).toEqual(['toc.xhtml', 'preface.xhtml']);
    const preface = file('preface.xhtml');
    expect(preface).toContain('epub:type="preface" role="doc-preface"');
    expect(preface).toContain('<a href="#videre">videre</a>');
    expect(preface).toContain('<a href="article-nettverk-og-relasjon.xhtml">nettverk</a>');
    expect(preface).toContain('<span lang="en" xml:lang="en">network</span>');
    expect(preface).toContain('role="doc-footnote"');
    const changes = textOf(fromHtml(file('changes.xhtml')));
    expect(changes).toMatch(/2\. utgave, 2\. mars 2026.*Alt er lest på nytt\..*Nye deler\s+Lojalitet/s);
    expect(changes).not.toContain('Bearbeidede');
    const colophon = textOf(fromHtml(file('colophon.xhtml')));
    expect(colophon).toContain('Oversatt av Kari Berg og Odd Li');
    expect(colophon).toContain('ISBN 9788202244651 (EPUB)');
    expect(colophon).toContain('Kilde: Forelesninger 2019–2024');
  });

  test('contains only what somebody signed for this edition', async () => {
    const attestation = {
      by: 'Kari Berg',
      date: '2026-03-05',
      level: 'AA',
      report: 'https://relasjonsbiblioteket.example/rapport/',
      credential: 'CPWA',
    };
    const signed = publication.withSeries('nettverksbygging', {
      ...manifest,
      preface: undefined,
      accessibility: { attestation, exemptions: ['eaa-microenterprise'] },
    });
    const { opf, metas, file } = await open(
      await makeBook(inputOf(await signed.prepare()), 'nettverksbygging'),
    );
    expect(metas('dcterms:conformsTo')).toEqual(['EPUB Accessibility 1.1 - WCAG 2.2 Level AA']);
    expect(metas('a11y:certifiedBy')).toEqual(['Kari Berg']);
    expect(metas('a11y:certifierCredential')).toEqual(['CPWA']);
    expect(opf).toContain('rel="a11y:certifierReport"');
    expect(metas('a11y:exemption')).toEqual(['eaa-microenterprise']);
    expect(file('colophon.xhtml')).toContain('Kari Berg har prøvd boken 5. mars 2026');

    const old = signed.withSeries('nettverksbygging', {
      ...manifest,
      preface: undefined,
      accessibility: { attestation: { ...attestation, date: '2026-03-01' } },
    });
    const { prepared, codes } = await old.problems();
    expect(codes).toEqual(['attestation-current']);
    if (prepared === undefined) throw new Error('A warning prevents the build.');
    const unclaimed = await open(await makeBook(inputOf(prepared), 'nettverksbygging'));
    expect(unclaimed.opf).not.toMatch(/conformsTo|certified/);
  });
});

test('the last pages say which chapters are in another series, and as which part', async () => {
  const input = inputOf(await publication.prepare());
  const { file } = await open(await makeBook(input, 'nettverksbygging'));
  const about = textOf(fromHtml(file('about.xhtml')));
  expect(about).toMatch(/Lojalitet En serie.*Felles kapitler: Nettverk og relasjon \(del.2\)\./);
  expect(file('about.xhtml')).toContain('<a href="article-nettverk-og-relasjon.xhtml">');
});

describe('collections that cannot be made', () => {
  const collection = (facts: object) =>
    publication.withConfig({
      collections: [{ id: 'utvalg', title: 'Et utvalg', ...imprint, edition, parts: ['tillit'], ...facts }],
    });
  test.each([
    [{ id: 'nettverksbygging' }, 'output-path-unique'],
    [{ parts: ['tilit'] }, 'article-exists'],
    [{ parts: [{ series: 'nettverksbyging' }] }, 'series-exists'],
    [{ parts: ['tillit', { section: 'Igjen', parts: ['tillit'] }] }, 'part-once'],
    [{ parts: [{ series: 'nettverksbygging', antall: 3 }] }, 'key-known'],
    [{ preface: 'forord.md' }, 'file-exists'],
    [{ preface: '../../../../etc/hostname' }, 'file-exists'],
    [{ preface: 'articles/tillit.md' }, 'value-type'],
    [{ isbn: { epub: '123' } }, 'isbn-valid'],
  ])('%j is a problem: %s', async (facts, code) => {
    expect((await collection(facts).problems()).codes).toEqual([code]);
  });

  test('one without a published article is left out, with a warning', async () => {
    const later = collection({ parts: ['sist'] }).withArticle('sist', 'Kommer.\n', {
      published: '2031-01-01',
    });
    const { codes, prepared } = await later.problems();
    expect(codes).toEqual(['series-published']);
    expect(prepared?.publication.books.map(({ path }) => path)).not.toContain('utvalg');
  });
});

test('a preface that leads nowhere is a problem where it says so', async () => {
  const { diagnostics } = await publication
    .withSeries('lojalitetsserien', { parts: ['lojalitet'], preface: 'forord.md' })
    .withFile('series/forord.md', 'Se [dit](articles/borte.md), [her](#borte) og [@ukjent2000].\n')
    .problems();
  expect(diagnostics.map(({ code, place }) => [code, place.file])).toEqual(
    expect.arrayContaining([
      ['link-target-exists', 'series/forord.md'],
      ['fragment-exists', 'series/forord.md'],
      ['citation-known', 'series/forord.md'],
    ]),
  );
});

test('the book of a collection is found by its id', async () => {
  const input = inputOf(await withCollections.prepare());
  expect(findBook(input, 'utvalg').kind).toBe('collection');
});
