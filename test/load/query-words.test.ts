import { expect, test } from 'vitest';
import { chooseQueryWords, readWords } from '../../src/load/words.ts';
import { readTemplates } from '../../src/load/templates.ts';
import { templates } from '../harness/publication.ts';

const words = readWords(readTemplates([templates]).value);

test.each([
  ['nb', { series: 'serie', edition: 'utgave' }],
  ['nn', { series: 'serie', edition: 'utgave' }],
  ['no', { series: 'serie', edition: 'utgave' }],
  ['en-GB', { series: 'series', edition: 'edition' }],
  ['fa', { series: 'series', edition: 'edition' }],
])('addresses of a publication in %s have words of its language', (language, chosen) => {
  expect(chooseQueryWords({ language, addresses: { query: {} } }, words)).toEqual(chosen);
});

test('a publication names its own', () => {
  const addresses = { query: { series: 'serie' } };
  expect(chooseQueryWords({ language: 'en', addresses }, words)).toEqual({
    series: 'serie',
    edition: 'edition',
  });
});
