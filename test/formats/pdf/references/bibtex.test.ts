import { readFileSync } from 'node:fs';
import { parse, type Entry } from '@retorquere/bibtex-parser';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { printBibtex } from '../../../../src/formats/pdf/references/bibtex.ts';
import type { Reference } from '../../../../src/model/citations.ts';

/** Reads the file as Better BibTeX for Zotero does. */
function read(bibtex: string): Entry[] {
  const { entries, errors } = parse(bibtex, { sentenceCase: false });
  expect(errors).toEqual([]);
  return entries;
}

/** One reference, printed and read again. */
function readAgain(reference: Omit<Reference, 'id'>): Entry['fields'] {
  const [entry] = read(printBibtex([{ id: 'one', ...reference } as Reference]));
  return entry?.fields ?? {};
}

describe('the references of the sample', () => {
  const file = new URL('../../../../series/references.yaml', import.meta.url);
  const references = parseYaml(readFileSync(file, 'utf8')) as Reference[];
  const entries = read(printBibtex(references));

  test('are all there, in the order of their keys', () => {
    expect(entries.map(({ key }) => key)).toEqual(references.map(({ id }) => id).sort());
  });

  test('keep what was written', () => {
    for (const reference of references) {
      const fields = entries.find(({ key }) => key === reference.id)?.fields;
      const names = reference['author'] as { family: string; given: string }[] | undefined;
      expect(fields?.title, reference.id).toBe(reference.title);
      // The family of van Dijk is read as a particle and a name.
      const read = fields?.author?.map(({ prefix, lastName, firstName }) => [prefix, lastName, firstName]);
      expect(
        read?.map((parts) => parts.join(' ').trim()),
        reference.id,
      ).toEqual(names?.map(({ family, given }) => `${family} ${given}`));
      expect(fields?.pages, reference.id).toBe(reference['page']);
      expect(fields?.doi, reference.id).toBe(reference['DOI']);
    }
  });
});

test('an entry is written as BibTeX has it', () => {
  expect(
    printBibtex([
      {
        id: 'gronroos:1994',
        type: 'article-journal',
        author: [{ family: 'Grönroos', given: 'Christian' }],
        title: 'Kvalitet & pris',
        'container-title': 'Management Decision',
        volume: '32',
        issue: 2,
        page: '4–20',
        issued: { 'date-parts': [[1994, 3, 1]] },
        DOI: '10.1000/a_b',
      },
      {
        id: 'ssb',
        type: 'webpage',
        author: [{ literal: 'Statistisk sentralbyrå' }],
        URL: 'https://ssb.no/a_b%20c',
      },
    ]),
  ).toBe(`@article{gronroos:1994,
  author = {Grönroos, Christian},
  title = {{Kvalitet \\& pris}},
  journal = {{Management Decision}},
  volume = {32},
  number = {2},
  pages = {4--20},
  year = {1994},
  month = mar,
  doi = {10.1000/a_b},
}

@misc{ssb,
  author = {{Statistisk sentralbyrå}},
  url = {https://ssb.no/a_b%20c},
}
`);
});

describe('a text', () => {
  test.each([
    'Élan, Ærø og Ångström',
    '100 % & $5_x #1',
    'Sets {a, b} and one } alone',
    'A\\B ~ C^2',
    '“Quoted” – and "straight" @home',
  ])('is read as it was written: %s', (title) => {
    expect(readAgain({ type: 'book', title }).title).toBe(title);
  });

  test('keeps its italics and indices', () => {
    expect(
      printBibtex([{ id: 'one', type: 'book', title: '<i>E. coli</i> and CO<sub>2</sub>, a<b' }]),
    ).toContain('title = {{\\emph{E. coli} and CO\\textsubscript{2}, a<b}}');
  });
});

describe('a name', () => {
  test.each([
    [
      { family: 'Beek', given: 'Jan', 'non-dropping-particle': 'van der' },
      { prefix: 'van der', lastName: 'Beek', firstName: 'Jan' },
    ],
    [
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      { lastName: 'King', firstName: 'Martin Luther', suffix: 'Jr.' },
    ],
    [{ literal: 'Nærings- og fiskeridepartementet' }, { name: 'Nærings- og fiskeridepartementet' }],
    [{ literal: 'Johnson and Johnson' }, { name: 'Johnson and Johnson' }],
    [{ family: 'Ernst & Young' }, { name: 'Ernst & Young' }],
  ])('%o', (name, read) => {
    expect(readAgain({ type: 'book', author: [name] }).author).toEqual([read]);
  });

  test('of an editor is apart from those of authors', () => {
    const fields = readAgain({
      type: 'chapter',
      author: [
        { family: 'Dahl', given: 'Ann' },
        { family: 'Li', given: 'Bo' },
      ],
      editor: [{ family: 'Moe', given: 'Kari' }],
      'container-title': 'Tillit',
    });
    expect(fields.author).toHaveLength(2);
    expect(fields.editor).toEqual([{ lastName: 'Moe', firstName: 'Kari' }]);
    expect(fields['booktitle']).toBe('Tillit');
  });
});

test.each([
  [undefined, undefined],
  [{ 'date-parts': [[2004]] }, '2004'],
  [{ 'date-parts': [['2004', '05']] }, '2004'],
  [{ 'date-parts': [[1999], [2001]] }, '1999–2001'],
  [{ raw: 'mai 2004' }, '2004'],
  [{ literal: 'under utgivelse' }, 'under utgivelse'],
])('the year of %o is %s', (issued, year) => {
  expect(readAgain({ type: 'book', title: 'Tillit', issued })['year']).toBe(year);
});

test('the day on which a page was read', () => {
  expect(readAgain({ type: 'webpage', accessed: { 'date-parts': [[2024, 3, 7]] } })['urldate']).toBe(
    '2024-03-07',
  );
});

// A type of CSL, some of its fields, and what is printed for them.
test.each([
  ['thesis', { genre: 'Masteroppgave', publisher: 'NTNU' }, '@mastersthesis', 'school = {NTNU}'],
  ['thesis', { genre: 'PhD', publisher: 'NTNU' }, '@phdthesis', 'school = {NTNU}'],
  ['report', { publisher: 'SSB', number: '7' }, '@techreport', 'institution = {SSB}'],
  ['paper-conference', { 'container-title': 'IMP' }, '@inproceedings', 'booktitle = {{IMP}}'],
  ['article-magazine', { 'container-title': 'IEEE Spectrum' }, '@article', 'journal = {{IEEE Spectrum}}'],
  [
    'webpage',
    { 'container-title': 'Store norske leksikon' },
    '@misc',
    'howpublished = {{Store norske leksikon}}',
  ],
  ['constructor', {}, '@misc', ''],
])('%s with %o is %s', (type, fields, entry, line) => {
  const printed = printBibtex([{ id: 'one', type, ...fields }]);
  expect(printed).toContain(`${entry}{one,`);
  expect(printed).toContain(line);
});
