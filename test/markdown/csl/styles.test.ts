import { readFileSync } from 'node:fs';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { createBibliography, type Bibliography } from '../../../src/markdown/bibliography.ts';
import { readStyle } from '../../../src/markdown/csl/read-style.ts';
import type { Citation, CitationItem } from '../../../src/model/document.ts';
import { sourcePath } from '../../../src/model/paths.ts';
import { startOf } from '../../../src/model/place.ts';
import type { Reference } from '../../../src/model/citations.ts';

const references: readonly Reference[] = [
  {
    id: 'makt',
    type: 'book',
    title: 'Tillit & makt',
    author: [
      { family: 'Ås', given: 'Kari' },
      { family: 'Berg', given: 'Ola' },
    ],
    issued: { 'date-parts': [[2004, 3, 5]] },
    edition: '2',
  },
  {
    id: 'side',
    type: 'webpage',
    title: 'Relasjoner',
    editor: [{ family: 'Roe', given: 'Jan' }],
    issued: { 'date-parts': [[2010]] },
    accessed: { 'date-parts': [[2024, 5, 17]] },
    URL: 'https://example.org/a',
  },
  {
    id: 'alene',
    type: 'book',
    title: 'Alene',
    author: [{ family: 'Ås', given: 'Kari' }],
    issued: { 'date-parts': [[2011]] },
  },
];

type StyleName = 'names' | 'numbers' | 'notes';

async function bibliographyIn(
  name: StyleName,
  language: string,
  shown: readonly Reference[] = references,
): Promise<Bibliography> {
  const url = new URL(`../../fixtures/citation-styles/${name}.csl`, import.meta.url);
  const read = readStyle(readFileSync(url, 'utf8'), {}, language);
  if ('problem' in read) throw new Error(read.problem);
  return createBibliography(shown, read.style);
}

const place = startOf(sourcePath('series/articles/tillit.md'));

function cluster(mode: Citation['mode'], ...items: readonly CitationItem[]): Citation {
  return { mode, items, place };
}

function citeAll(bibliography: Bibliography, language: string, citations: readonly Citation[]): string[] {
  return citations.map((citation, index) => {
    const nodes = bibliography.cite(citation, language, (key) => `#ref-${key}`, citations.slice(0, index));
    return toHtml({ type: 'root', children: nodes }, { characterReferences: { useNamedReferences: true } });
  });
}

test('the address that ends an entry is a whole link, whatever signs are in it', async () => {
  const address = 'https://blåbær.no/a<b>.,c';
  const bibliography = await bibliographyIn('names', 'nb', [
    { id: 'side', type: 'webpage', title: 'Relasjoner', URL: address },
  ]);
  const [entry] = bibliography.list(['side'], 'nb');
  expect(toHtml(entry ?? [])).toContain(
    '<a href="https://xn--blbr-roah.no/a%3Cb%3E.,c">https://blåbær.no/a&#x3C;b>.,c</a>',
  );
});

describe('a style of names', () => {
  test.each([
    ['nb', 's. 12–14', 'Ås og Berg', '5. mars 2004', '2. utg.', 'red.', 'Hentet 17. mai 2024 fra'],
    ['nn', 's. 12–14', 'Ås og Berg', '5. mars 2004', '2. utg.', 'red.', 'Henta 17. mai 2024 frå'],
    ['da', 's. 12–14', 'Ås og Berg', '5. marts 2004', '2. udg.', 'red.', 'Hentet 17. maj 2024 fra'],
    ['sv', 's. 12–14', 'Ås och Berg', '5 mars 2004', '2 uppl.', 'red.', 'Hämtad 17 maj 2024 från'],
    ['en', 'pp. 12–14', 'Ås and Berg', 'March 5, 2004', '2nd ed.', 'ed.', 'Retrieved May 17, 2024 from'],
    ['de', 'S. 12–14', 'Ås und Berg', '5. März 2004', '2. Aufl.', 'Hrsg.', 'Abgerufen 17. Mai 2024 von'],
    [
      'fr',
      'p. 12–14',
      'Ås et Berg',
      '5 mars 2004',
      '2<sup>e</sup> éd.',
      'éd.',
      'Consulté 17 mai 2024 à l’adresse',
    ],
  ])('has the words of %s', async (language, pages, both, date, edition, editor, retrieved) => {
    const bibliography = await bibliographyIn('names', language);
    const [inBrackets, inSentence] = citeAll(bibliography, language, [
      cluster('parenthetical', { key: 'makt', prefix: 'jf.', locator: '12–14' }, { key: 'alene' }),
      cluster('narrative', { key: 'makt' }),
    ]);
    expect(inBrackets).toContain(`<a href="#ref-makt">jf. Ås &amp; Berg, 2004, ${pages}</a>; `);
    expect(inBrackets).toMatch(/^\(.*\)$/);
    expect(inSentence).toBe(`<a href="#ref-makt">${both}</a> (<a href="#ref-makt">2004</a>)`);
    const list = bibliography.list(['makt', 'side'], language).map((entry) => toHtml(entry));
    const makt = list.find((entry) => entry.includes('ref-makt'));
    const side = list.find((entry) => entry.includes('ref-side'));
    expect(makt).toContain(`${date}. <i>Tillit &#x26; makt</i>. ${edition}`);
    expect(side).toContain(`Jan Roe (${editor}).`);
    expect(side).toContain(`${retrieved} <a href="https://example.org/a">https://example.org/a</a>.`);
  });
});

describe.each(['nb', 'en', 'de'])('a style of numbers in %s', (language) => {
  test('counts from 1 in each text, in the order of its citations', async () => {
    const all = await bibliographyIn('numbers', language);
    const bibliography = all.within(['alene', 'makt', 'side']);
    const three = cluster('parenthetical', { key: 'side' }, { key: 'alene' }, { key: 'makt' });
    expect(citeAll(bibliography, language, [three])).toEqual([
      '[<a href="#ref-alene">1</a>–<a href="#ref-side">3</a>]',
    ]);
    expect(citeAll(all.within(['side']), language, [cluster('parenthetical', { key: 'side' })])).toEqual([
      '[<a href="#ref-side">1</a>]',
    ]);
    expect(bibliography.list(['alene', 'makt'], language).map((entry) => toHtml(entry))).toEqual([
      '<li id="ref-alene">[1] K. Ås, Alene, 2011.</li>',
      '<li id="ref-makt">[2] K. Ås, O. Berg, Tillit &#x26; makt, 2004.</li>',
    ]);
  });
});

test.each([
  ['nb', 's. 4', 'n. 1'],
  ['en', 'p. 4', 'n. 1'],
  ['de', 'S. 4', 'Anm. 1'],
])('a style of notes in %s knows what was cited before', async (language, page, firstNote) => {
  const bibliography = (await bibliographyIn('notes', language)).within(['makt', 'alene']);
  const citations = [
    cluster('parenthetical', { key: 'makt' }),
    cluster('parenthetical', { key: 'makt', locator: '4' }),
    cluster('parenthetical', { key: 'alene' }),
    cluster('parenthetical', { key: 'makt' }),
  ].map((citation, index) => ({ ...citation, note: index + 1 }));
  const written = citeAll(bibliography, language, citations).map((html) => html.replaceAll(/<[^>]+>/g, ''));
  expect(written[0]).toBe('Kari Ås, Ola Berg, Tillit &amp; makt, 2004.');
  expect(written[1]).toMatch(new RegExp(`^(?:Ibid\\.|Ebd\\.), ${page}\\.$`));
  expect(written[3]).toBe(`Ås, Berg, ${firstNote}.`);
});

test('HTML in a reference is made safe', async () => {
  const url = new URL('../../fixtures/citation-styles/notes.csl', import.meta.url);
  const read = readStyle(readFileSync(url, 'utf8'), {}, 'nb');
  if ('problem' in read) throw new Error(read.problem);
  const title = '<img src=x onerror=alert(1)><a href="https://ond.example/">her</a><script>1</script>Tittel';
  const bibliography = await createBibliography([{ id: 'ond', type: 'book', title }], read.style);
  const [html = ''] = citeAll(bibliography, 'nb', [cluster('parenthetical', { key: 'ond' })]);
  expect(html).toContain('Tittel');
  expect(html).not.toMatch(/<(?:img|script)|<a href="https/);
});

describe('a style that cannot be used says why', () => {
  const style = (inner: string) =>
    `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">${inner}</style>`;
  test.each([
    ['<style', 'it is not valid XML'],
    ['<html/>', 'its root element is "html", not "style"'],
    [style('<info/>'), 'it has no "citation" element'],
    [
      style('<info><link rel="independent-parent" href="http://www.zotero.org/styles/apa"/></info>'),
      'it only refers to another style, "apa"',
    ],
    [style('<citation><layout><text macro="missing"/></layout></citation>'), 'it has no macro "missing"'],
  ])('%s', (xml, problem) => {
    expect(readStyle(xml, {}, 'nb')).toHaveProperty('problem', expect.stringContaining(problem));
  });
});
