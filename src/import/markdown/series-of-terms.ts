import type { Page, PlannedSeries } from './page.ts';
import { escapeTitle } from './titles.ts';
import { dateOf, numberOf, pick } from './values.ts';

/**
 * A series for each term of a taxonomy. An article with several terms is part of each of the series. Their order is the
 * one that the front matter gives, then that of dates and names.
 */
export function seriesOfTerms(
  pages: readonly Page[],
  termsOf: (page: Page) => readonly string[],
  titleOf: (term: string) => string | undefined,
): PlannedSeries[] {
  const byTerm = new Map<string, Page[]>();
  for (const page of pages)
    for (const term of new Set(termsOf(page))) byTerm.set(term, [...(byTerm.get(term) ?? []), page]);
  return [...byTerm].map(([term, members]) => ({
    key: `series ${term}`,
    name: term,
    title: titleOf(term) ?? escapeTitle(term),
    entries: [...members].sort(compare).map((page) => ({ page })),
    origin: { file: members[0]?.file ?? '' },
  }));
}

function compare(a: Page, b: Page): number {
  const order = ({ values }: Page) =>
    numberOf(pick(values, 'series_weight', 'series_order', 'seriesOrder', 'series_part', 'part', 'weight')) ??
    Infinity;
  const date = ({ values }: Page) => dateOf(pick(values, 'publishDate', 'date', 'pubDate')) ?? '9';
  const [one, other] = [order(a), order(b)];
  if (one !== other) return one - other;
  return date(a).localeCompare(date(b), 'en') || a.file.localeCompare(b.file, 'en');
}
