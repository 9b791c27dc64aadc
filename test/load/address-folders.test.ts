import { expect, test } from 'vitest';
import { chooseFolders } from '../../src/load/address-folders.ts';
import type { AddressLock } from '../../src/load/address-lock.ts';
import { readTemplates } from '../../src/load/templates.ts';
import { readWords } from '../../src/load/words.ts';
import { templates } from '../harness/publication.ts';

const words = readWords(readTemplates([templates]).value);

function lockWith(articles: string, series?: string): AddressLock {
  const page = (folder: string) => ({ address: `${folder}/hav/`, title: 'Hav', published: '2026-01-01' });
  return {
    articles: new Map([['hav', page(articles)]]),
    series: new Map(series === undefined ? [] : [['hav', { ...page(series), parts: new Map() }]]),
    collections: new Map(),
    redirects: new Map(),
    gone: new Map(),
  };
}

const choose = (language: string, lock?: AddressLock, addresses = {}) =>
  Object.values(chooseFolders({ language, addresses: { query: {}, ...addresses } }, lock, words));

test.each([
  ['nb', ['artikler', 'serier', 'samlinger']],
  ['nn', ['artiklar', 'seriar', 'samlingar']],
  ['en-GB', ['articles', 'series', 'collections']],
  ['no', ['artikler', 'serier', 'samlinger']],
  ['ja', ['articles', 'series', 'collections']],
])('a new publication in %s has folders in its language', (language, folders) => {
  expect(choose(language)).toEqual(folders);
});

test('addresses that were given out keep their folders', () => {
  expect(choose('nb', lockWith('articles', 'series'))).toEqual(['articles', 'series', 'collections']);
  expect(choose('en', lockWith('artikler', 'serier'))).toEqual(['artikler', 'serier', 'collections']);
  expect(choose('nb', lockWith('tekster/nye'))).toEqual(['tekster/nye', 'series', 'collections']);
  expect(choose('nb', lockWith('artikler'))).toEqual(['artikler', 'serier', 'samlinger']);
});

test('what the publication names comes first', () => {
  expect(choose('nb', lockWith('articles'), { articles: 'tekster' })[0]).toBe('tekster');
});
