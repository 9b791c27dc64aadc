import { expect, test } from 'vitest';
import { writeArticle } from '../../bench/article.ts';
import { planSeries } from '../../bench/library.ts';
import { changeSentence, changeTemplate, changeTitle, chooseArticle } from '../../bench/speed/changes.ts';

const article = writeArticle(12, 'del-00014');

/** The lines that differ. */
function compare(before: string, after: string): string[] {
  const old = before.split('\n');
  return after.split('\n').filter((line, index) => line !== old[index]);
}

test('a sentence is another in each round, and nothing else changes', () => {
  const first = changeSentence(article, 1);
  expect(compare(article, first)).toHaveLength(1);
  expect(first).toContain('Det står 1 **mer**');
  expect(changeSentence(first, 2)).toBe(changeSentence(article, 2));
});

test('a title is another in each round, and that of part 113 is left alone', () => {
  const first = changeTitle(article, 'del-00013', 1);
  expect(compare(article, first)).toEqual([expect.stringMatching(/^title: Del 13 \(1\), om /)]);
  expect(changeTitle(first, 'del-00013', 2)).toBe(changeTitle(article, 'del-00013', 2));
  expect(changeTitle('Del 113, om tillit', 'del-00013', 1)).toBe('Del 113, om tillit');
});

test('a template is another in each round, with a heading or as a style sheet', () => {
  for (const template of ['<header><h1>{{ title }}</h1></header>\n', 'body {\n  margin: 0;\n}\n']) {
    const first = changeTemplate(template, 1);
    expect(first).not.toBe(template);
    expect(changeTemplate(first, 2)).not.toBe(first);
    expect(changeTemplate(first, 2)).toBe(changeTemplate(template, 2));
  }
});

test('the article that is changed is in one series', () => {
  const series = planSeries(1000);
  const chosen = chooseArticle(series);
  expect(series.filter(({ parts }) => parts.includes(chosen))).toHaveLength(1);
  expect(series.find(({ parts }) => parts.includes(chosen))?.parts).toHaveLength(26);
});
