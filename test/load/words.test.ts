import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readTemplates, type Templates } from '../../src/load/templates.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { sourceText } from '../../src/model/source-text.ts';
import { readWords } from '../../src/load/words.ts';
import { templates } from '../harness/publication.ts';

const words = readWords(readTemplates([templates]).value);

test('a phrase is filled in, and chosen by its count', () => {
  expect(words('nb')('partOf', { position: 6, total: 26, series: 'Nettverk' })).toBe(
    'Del 6 av 26 i serien Nettverk',
  );
  expect([1, 2].map((count) => words('nb')('parts', { count }))).toEqual(['1 del', '2 deler']);
  expect([1, 2].map((count) => words('en')('parts', { count }))).toEqual(['1 part', '2 parts']);
});

test('a value is not filled in again', () => {
  expect(words('nb')('edition', { number: '{number} $& $1' })).toBe('{number} $& $1. utgave');
});

test.each([
  ['nb-NO', 'Forrige'],
  ['en-GB', 'Previous'],
  ['nn', 'Førre'],
  ['no', 'Forrige'],
  ['se-FI', 'Previous'],
])('%s falls back to its base language, then to English', (language, previous) => {
  expect(words(language)('previous')).toBe(previous);
  expect(words(language).language).toBe(language);
});

test('a language of the publication may have only some of the phrases', () => {
  const texts: Readonly<Record<string, string>> = {
    'words/en.yaml': 'next: Next\nprevious: Previous\n',
    'words/nn.yaml': 'next: Neste\n',
  };
  const own: Templates = {
    has: (path) => path in texts,
    text: (path) => texts[path] ?? '',
    source: () => sourceText(sourcePath('templates/words/nn.yaml'), ''),
    list: () => [],
    render: () => '',
    share: (view) => view,
  };
  const nynorsk = readWords(own)('nn');
  expect([nynorsk('next'), nynorsk('previous')]).toEqual(['Neste', 'Previous']);
});

test('a phrase that does not exist is a bug', () => {
  expect(() => words('nb')('ukjent')).toThrow('There are no words for "ukjent".');
  expect(() => words('nb')('constructor')).toThrow();
});

type Entry = string | Readonly<Record<string, string>>;

const languages = readdirSync(`${templates}/words`).map((file) => file.replace('.yaml', ''));
const entriesOf = (language: string): readonly (readonly [string, Entry])[] =>
  Object.entries(
    parse(readFileSync(`${templates}/words/${language}.yaml`, 'utf8')) as Readonly<Record<string, Entry>>,
  ).toSorted(([a], [b]) => (a < b ? -1 : 1));
const formsOf = (entry: Entry): readonly string[] =>
  typeof entry === 'string' ? [entry] : Object.values(entry);
const slotsOf = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

test('Kolofon speaks bokmål, nynorsk and English', () => {
  expect(languages.toSorted()).toEqual(['en', 'nb', 'nn']);
});

describe.each(languages)('the words of %s', (language) => {
  const entries = entriesOf(language);

  test('are as complete as the English ones, and fill in the same', () => {
    const shape = (key: string, entry: Entry) => ({
      key,
      isCounted: typeof entry === 'object',
      slots: slotsOf(typeof entry === 'string' ? entry : (entry['other'] ?? '')),
    });
    expect(entries.map(([key, entry]) => shape(key, entry))).toEqual(
      entriesOf('en').map(([key, entry]) => shape(key, entry)),
    );
  });

  test('have the plural forms that the language needs, and no others', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const counted = entries.filter(([, entry]) => typeof entry === 'object');
    expect(counted.length).toBeGreaterThan(3);
    for (const [key, entry] of counted)
      expect({ key, forms: Object.keys(entry).toSorted() }).toEqual({ key, forms: needed });
  });

  test('have no form that fills in what the form for many does not know', () => {
    const unknown = entries.flatMap(([key, entry]) => {
      const known = typeof entry === 'string' ? slotsOf(entry) : slotsOf(entry['other'] ?? '');
      return formsOf(entry)
        .flatMap(slotsOf)
        .filter((slot) => !known.includes(slot))
        .map((slot) => `${key} ${slot}`);
    });
    expect(unknown).toEqual([]);
  });

  test('are never empty', () => {
    const empty = entries.filter(([, entry]) => formsOf(entry).some((form) => !/\S/.test(form)));
    expect(empty.map(([key]) => key)).toEqual([]);
  });
});
