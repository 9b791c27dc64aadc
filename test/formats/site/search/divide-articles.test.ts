import { expect, test } from 'vitest';
import { divideArticles } from '../../../../src/formats/site/search/divide-articles.ts';
import { emptyDocument } from '../../../../src/model/document.ts';
import { sourcePath } from '../../../../src/model/paths.ts';
import type { Article } from '../../../../src/model/series.ts';

const articlesOf = (count: number, wordCount = 1000): Article[] =>
  Array.from(
    { length: count },
    (_, index) =>
      ({
        source: sourcePath(`series/articles/artikkel-${index}.md`),
        document: { ...emptyDocument, wordCount },
      }) as Article,
  );

test.each([
  [0, 1000, 1],
  [249, 1000, 1],
  [250, 1000, 2],
  [1000, 1000, 8],
  [20_000, 500, 8],
  [20_000, 1000, 16],
  [3, 1_000_000, 2],
])('%i articles of %i words are divided among %i parts, each in one', (count, words, parts) => {
  const articles = articlesOf(count, words);
  const divided = divideArticles(articles);
  expect(divided).toHaveLength(parts);
  expect(new Set(divided.flat())).toEqual(new Set(articles));
  expect(divided.flat()).toHaveLength(count);
});

test('the others stay where they are when one goes', () => {
  const articles = articlesOf(5000);
  const [, gone] = articles;
  const before = divideArticles(articles);
  const after = divideArticles(articles.filter((article) => article !== gone));
  expect(after).toEqual(before.map((some) => some.filter((article) => article !== gone)));
});
