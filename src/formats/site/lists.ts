import type { Publication } from '../../model/publication.ts';
import type { Article, Series } from '../../model/series.ts';
import { listLength, newestFirst } from '../newest-first.ts';

/** What the lists contain, the first of each first. It is the same on every page, and found once. */
export interface Lists {
  readonly mostRead: readonly Article[];
  readonly latest: readonly Article[];
  readonly newSeries: readonly Series[];
}

export function findLists({ articles, series, popularity }: Publication): Lists {
  const reads = ({ id }: Article) => popularity.get(id) ?? 0;
  const began = ({ memberships }: Series) =>
    memberships.map(({ article }) => article.published).toSorted()[0] ?? '';
  return {
    mostRead: articles
      .filter((article) => reads(article) > 0)
      .toSorted((a, b) => reads(b) - reads(a) || (a.id < b.id ? -1 : 1))
      .slice(0, listLength),
    latest: articles.toSorted(newestFirst).slice(0, listLength),
    newSeries: series
      .map((one) => ({ one, began: began(one) }))
      .toSorted((a, b) => b.began.localeCompare(a.began))
      .map(({ one }) => one)
      .slice(0, listLength),
  };
}
