import type { Article, Series } from '../../../../model/publication.ts';
import type { Words } from '../../../../model/words.ts';
import { fileOf, type Page } from '../../page.ts';
import { newestFirst } from '../../newest-first.ts';
import type { Link } from '../layout.ts';
import { phraseIn } from '../phrases.ts';
import type { Site } from '../site.ts';

/** The lists below an article: most read, latest, new series. */
export interface ListsView {
  readonly label: string;
  readonly lists: readonly TitleList[];
}

interface TitleList {
  readonly id: string;
  readonly title: string;
  /** Whether its order is one of rank. */
  readonly isRanked: boolean;
  readonly items: readonly Link[];
}

const length = 20;

/** Undefined where there is nothing but the article itself. */
export function viewLists(page: Page, site: Site, words: Words): ListsView | undefined {
  const { publication } = site.input;
  if (!publication.site.blocks.lists) return undefined;
  const link = ({ title, language, address }: Article | Series): Link => ({
    ...phraseIn(title, language, words.language),
    href: page.href(fileOf(address)),
  });
  const list = (id: string, key: string, items: readonly (Article | Series)[]): TitleList => ({
    id,
    title: words(key),
    isRanked: id === '--most-read',
    items: items.slice(0, length).map(link),
  });
  const { mostRead, latest, newSeries } = site.lists;
  const lists = [
    list('--most-read', 'siteMostRead', mostRead),
    list('--latest', 'siteLatest', latest),
    list('--new-series', 'siteNewSeries', newSeries),
  ].filter(({ items }) => items.length > 0);
  return { label: words('siteLists'), lists };
}

/** What the lists hold is the same on every page: it is found once. */
export interface Lists {
  readonly mostRead: readonly Article[];
  readonly latest: readonly Article[];
  readonly newSeries: readonly Series[];
}

export function findLists({ publication }: Site['input']): Lists {
  const { articles, series, popularity } = publication;
  const reads = ({ id }: Article) => popularity.get(id) ?? 0;
  const began = ({ memberships }: Series) =>
    memberships.map(({ article }) => article.published).toSorted()[0] ?? '';
  return {
    mostRead: articles
      .filter((article) => reads(article) > 0)
      .toSorted((a, b) => reads(b) - reads(a) || (a.id < b.id ? -1 : 1)),
    latest: articles.toSorted(newestFirst),
    newSeries: series.toSorted((a, b) => began(b).localeCompare(began(a))),
  };
}
