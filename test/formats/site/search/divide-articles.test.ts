import { expect, test } from 'vitest';
import { divideArticles } from '../../../../src/formats/site/search/divide-articles.ts';
import type { Article } from '../../../../src/model/series.ts';

const articles = Array.from({ length: 5000 }, (_, index) => ({ id: `artikkel-${index}` }) as Article);

test.each([
  [0, 1],
  [150, 1],
  [151, 2],
  [600, 4],
  [5000, 8],
])('%i articles are divided among %i indexes, each in one', (count, indexes) => {
  const divided = divideArticles(articles.slice(0, count));
  expect(divided).toHaveLength(indexes);
  expect(new Set(divided.flat())).toEqual(new Set(articles.slice(0, count)));
  expect(divided.flat()).toHaveLength(count);
});

test('the others stay where they are when one goes', () => {
  const before = divideArticles(articles.slice(0, 1000));
  const after = divideArticles(articles.slice(0, 1000).filter(({ id }) => id !== 'artikkel-7'));
  expect(after).toEqual(before.map((some) => some.filter(({ id }) => id !== 'artikkel-7')));
});
