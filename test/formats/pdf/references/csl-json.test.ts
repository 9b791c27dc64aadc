import { expect, test } from 'vitest';
import { printCslJson } from '../../../../src/formats/pdf/attached-references.ts';
import { references } from '../../../harness/references.ts';

test('all that was written is in the file, in the order of the keys', () => {
  const items = JSON.parse(printCslJson(references)) as { id: string }[];
  expect(items.map(({ id }) => id)).toEqual(['berry1983', 'broom2000', 'castells2004', 'granovetter1973']);
  expect(items).toEqual(expect.arrayContaining([...references]));
});

test('the order in which they are given does not matter', () => {
  expect(printCslJson(references.toReversed())).toBe(printCslJson(references));
});
