import { expect, test } from 'vitest';
import { divideArticles } from '../../../../src/formats/site/search/divide-articles.ts';
import { addWords, makeFiller } from '../../../../src/formats/site/search/filler.ts';
import { emptyDocument } from '../../../../src/model/document.ts';
import { sourcePath } from '../../../../src/model/paths.ts';
import type { Article } from '../../../../src/model/series.ts';

const articles = Array.from(
  { length: 5000 },
  (_, index) =>
    ({
      source: sourcePath(`series/articles/artikkel-${index}.md`),
      document: { ...emptyDocument, wordCount: 1000 },
    }) as Article,
);

test.each([
  [0, 1],
  [2000, 1],
  [2001, 2],
  [5000, 4],
])('%i articles of 1,000 words are divided among %i indexes, each in one', (count, indexes) => {
  const divided = divideArticles(articles.slice(0, count));
  expect(divided).toHaveLength(indexes);
  expect(new Set(divided.flat())).toEqual(new Set(articles.slice(0, count)));
  expect(divided.flat()).toHaveLength(count);
});

test('the others stay where they are when one goes', () => {
  const [, gone] = articles;
  const before = divideArticles(articles);
  const after = divideArticles(articles.filter((article) => article !== gone));
  expect(after).toEqual(before.map((some) => some.filter((article) => article !== gone)));
});

const wordsIn = (html: string, language = 'nb'): string[] => {
  const words = new Set<string>();
  addWords(html, language, words);
  return [...words];
};

test('words are what is between spaces, without the signs around them, and no tags', () => {
  expect(wordsIn('<p title="a > b">En «båt», to <b>båt</b>er (e-post).</p><p>foo.bar() – 1.5</p>')).toEqual([
    ...['En', 'båt', 'to', 'er', 'e-post', 'foo.bar', '1.5'],
  ]);
});

test('scripts without spaces have the words of the language', () => {
  expect(wordsIn('<p>私は本を読みます。</p>', 'ja')).toContain('本');
  expect(wordsIn('<p>ฉันอ่านหนังสือ</p>', 'th')).toContain('หนังสือ');
});

test('the pages of a filler have the words that an index lacks, in an order of their own', () => {
  const pages = [{ address: 'a', html: '<p>en båt</p>' }];
  const words = new Set(['to', 'båt', 'en', 'fjord']);
  const filler = makeFiller(words, pages, 'nb');
  expect(filler.map(({ html }) => wordsIn(html))).toEqual([['fjord', 'to']]);
  expect(makeFiller(new Set(['to', 'fjord']), pages, 'nb')).toEqual(filler);
  expect(makeFiller(new Set(['en']), pages, 'nb')).toEqual([]);
});
