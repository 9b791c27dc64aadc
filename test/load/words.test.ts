import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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
  ['nn', 'Forrige'],
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
  };
  const nynorsk = readWords(own)('nn');
  expect([nynorsk('next'), nynorsk('previous')]).toEqual(['Neste', 'Previous']);
});

test('a phrase that does not exist is a bug', () => {
  expect(() => words('nb')('ukjent')).toThrow('There are no words for "ukjent".');
  expect(() => words('nb')('constructor')).toThrow();
});

test('every language has the same phrases', () => {
  const keys = readdirSync(`${templates}/words`).map((file) =>
    Object.keys(parse(readFileSync(`${templates}/words/${file}`, 'utf8')) as object).toSorted(),
  );
  for (const other of keys) expect(other).toEqual(keys[0]);
});
