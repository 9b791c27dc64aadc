import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compareWords } from '../harness/words/compare-words.ts';
import { proveImport } from '../harness/words/prove-import.ts';

const fixtures = fileURLToPath(new URL('../fixtures/import', import.meta.url));

test('the comparison names what is lost and what is doubled, and where', () => {
  const source = new Map([
    ['a.md', 'The sea’s tide. The co-\noperation, ﬁne.'],
    ['b.md', 'Tide, 海 fjære'],
  ]);
  const output = new Map([
    ['a', 'The seas tide tide tide cooperation'],
    ['b', 'FJÆRE fine'],
  ]);
  expect(compareWords(source, output)).toEqual({
    lost: ['the (a.md)', '海 (b.md)'],
    doubled: ['tide (a)'],
  });
});

test('no word of any kind of source is lost on the way to the site and the e-books', async () => {
  const kinds = readdirSync(fixtures).map((kind) => join(fixtures, kind));
  const { words, log } = await proveImport(kinds, ['site', 'epub']);
  expect(log).not.toContain(' error ');
  expect(words['site']).toEqual({ lost: [], doubled: [] });
  expect(words['epub']).toEqual(words['site']);
});
