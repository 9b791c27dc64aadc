import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { findViolations } from '../harness/ace.ts';

const folder = join(inject('sample'), 'epub');
const books = readdirSync(folder).filter((name) => name.endsWith('.epub'));

test('the sample has the e-books of four series and of a collection', () => {
  expect(books).toHaveLength(5);
});

/** All books are made of the same kinds of documents: the short ones, of a series and of a collection, have every kind. */
const shown = ['ni-artikler-a-begynne-med.epub', 'writing-in-parts-sample.epub'];

test.each(shown)('%s has no violation in Ace by DAISY', async (name) => {
  expect(await findViolations(readFileSync(join(folder, name)))).toEqual([]);
});
