import { divideLongWords } from '../../hyphenation/divide-long-words.ts';
import type { Book } from '../../../model/book.ts';
import type { Words } from '../../../model/words.ts';
import type { Article, Series } from '../../../model/series.ts';
import { formatDate } from '../../intl.ts';
import { hueOf } from '../../hue.ts';
import { dataOfHome } from '../data/page-data.ts';
import { newestFirst } from '../../newest-first.ts';
import { fileOf, type Page } from '../page.ts';
import { homeIds, viewLayout, type Layout, type Link } from './layout.ts';
import { phraseIn, type Phrase } from './phrases.ts';
import { drawShelf, type Shelf } from './shelf.ts';
import { hueOfSeries, type Site } from './site.ts';

export interface HomeView extends Layout {
  readonly title: string;
  readonly summary: string;
  readonly series: TitledList<SeriesCard>;
  readonly collections: TitledList<SeriesCard>;
  readonly latest: TitledList<ArticleLine>;
  /** Articles of no series, without translations of those that have one. */
  readonly single: TitledList<ArticleLine>;
}

interface TitledList<Item> {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
}

interface SeriesCard {
  readonly hue: number;
  readonly shelf: Shelf;
  readonly link: Link;
  readonly summary: Phrase;
  readonly extent: string;
}

interface ArticleLine {
  readonly link: Link;
  readonly summary: Phrase;
  readonly date: string;
  readonly iso: string;
  /** The series that it is in. */
  readonly series: readonly { readonly hue: number; readonly title: Phrase }[];
}

const latestCount = 9;

export function viewHome(page: Page, site: Site): HomeView {
  const { language, title, summary, series, books, articles } = site.input.publication;
  const words = site.words(language);
  const newest = articles.toSorted(newestFirst);
  const lines = (some: readonly Article[]) => some.map((article) => viewLine(article, page, site, words));
  return {
    ...viewLayout(
      {
        language,
        title,
        description: summary,
        kind: 'website',
        isHome: true,
        subject: { kind: 'home' },
        data: dataOfHome(page, site),
      },
      page,
      site,
    ),
    title: divideLongWords(title, language),
    summary,
    series: {
      id: homeIds.series,
      title: words('siteSeries'),
      items: series.map((one) => viewCard(one, page, site, words)),
    },
    collections: {
      id: homeIds.collections,
      title: words('siteCollections'),
      items: books
        .filter(({ kind }) => kind === 'collection')
        .map((book) => viewCollectionCard(book, page, words)),
    },
    latest: { id: homeIds.articles, title: words('siteLatest'), items: lines(newest.slice(0, latestCount)) },
    single: {
      id: '--single',
      title: words('siteSingle'),
      items: lines(newest.filter((article) => isSingle(article, articles))),
    },
  };
}

function isSingle({ memberships, translationOf }: Article, articles: readonly Article[]): boolean {
  if (memberships.length > 0) return false;
  if (translationOf === undefined) return true;
  return !articles.some((other) => other.id === translationOf && other.memberships.length > 0);
}

function viewCard(series: Series, page: Page, site: Site, words: Words): SeriesCard {
  const { memberships, planned, language } = series;
  const published = memberships.length;
  return {
    hue: hueOfSeries(series, site),
    shelf: drawShelf(published, planned),
    link: {
      ...phraseIn(series.title, language, words.language, series.titleHtml),
      href: page.href(fileOf(series.address)),
    },
    summary: phraseIn(series.summary, language, words.language),
    extent:
      published === planned
        ? words('parts', { count: published })
        : words('sitePartsOut', { published, planned, count: planned }),
  };
}

function viewCollectionCard(
  { hue, address, title, titleHtml, summary, language, chapters }: Book,
  page: Page,
  words: Words,
): SeriesCard {
  const count = chapters.length;
  return {
    hue: hueOf(hue),
    shelf: drawShelf(count, count),
    link: { ...phraseIn(title, language, words.language, titleHtml), href: page.href(fileOf(address)) },
    summary: phraseIn(summary, language, words.language),
    extent: words('siteChapters', { count }),
  };
}

function viewLine(article: Article, page: Page, site: Site, words: Words): ArticleLine {
  const { title, titleHtml, summary, language, published } = article;
  return {
    link: {
      ...phraseIn(title, language, words.language, titleHtml),
      href: page.href(fileOf(article.address)),
    },
    summary: phraseIn(summary, language, words.language),
    date: formatDate(published, words.language),
    iso: published,
    series: article.memberships.map(({ series }) => ({
      hue: hueOfSeries(series, site),
      title: phraseIn(series.title, series.language, words.language, series.titleHtml),
    })),
  };
}
