import { expect, test } from 'vitest';
import { findQuote } from '../../../src/build/desk-reports/place-reports.ts';

const text = `---
title: Weak ties
---

A *weak* tie [is one](ties.md#weak) between people who
"seldom" meet [@granovetter1973, p. 1361]; it carries $n$ news.

Så enkelt er det.
`;

const found = (quote: string) => {
  const range = findQuote(text, quote);
  return range && text.slice(range.start, range.end);
};

test.each([
  ['tie is one between people', 'tie [is one](ties.md#weak) between people'],
  ['people who “seldom” meet', 'people who\n"seldom" meet'],
  ['SÅ ENKELT ER DET', 'Så enkelt er det'],
])('what a page shows as %s is found', (quote, source) => {
  expect(found(quote)).toBe(source);
});

test('of words around a citation, a half is found', () => {
  const part = found('seldom meet (Granovetter 1973, 1361); it carries') ?? '';
  expect(part).toContain('seldom');
});

test.each(['', 'news', 'Something else entirely, of which nothing is here', '?!…'])(
  'what could be anywhere, or is not there, is not found: %s',
  (quote) => expect(found(quote)).toBeUndefined(),
);
