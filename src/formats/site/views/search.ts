import type { Words } from '../../../model/words.ts';
import type { Article } from '../../../model/series.ts';
import { nameLanguage } from '../../intl.ts';
import { fileOf, type Page } from '../page.ts';
import { planIndexes } from '../search/search-index.ts';
import { viewLayout, type Layout, type Link } from './layout.ts';
import { phraseIn, type Phrase } from './phrases.ts';
import { hueOfSeries, type Site } from './site.ts';

export interface SearchView extends Layout {
  readonly title: string;
  readonly label: string;
  /** What the keys do. */
  readonly keys: string;
  readonly submit: string;
  readonly filters: readonly Filter[];
  readonly words: ScriptWords;
  readonly more: string;
  readonly withoutScript: string;
  /** Everything that can be found, for those who cannot search, and before a search. */
  readonly lists: readonly { readonly id: string; readonly title: string; readonly links: readonly Link[] }[];
  readonly searchScript: string;
  /** The folder of the site, seen from the page. Ends in a slash. */
  readonly root: string;
  /** The folders of the indexes, seen from the page: spaces between languages, commas between the parts of one. */
  readonly indexes: string;
}

interface Filter {
  readonly id: string;
  /** The filter of the index, and the part of the address. */
  readonly name: 'series' | 'language';
  readonly label: string;
  readonly all: string;
  readonly options: readonly (Phrase & { readonly value: string; readonly hue?: number })[];
}

/** What the script says; it fills in `{count}`, `{query}`, `{position}` and `{total}`. */
interface ScriptWords {
  readonly none: string;
  readonly one: string;
  readonly many: string;
  readonly part: string;
  readonly failed: string;
}

export function viewSearch(page: Page, site: Site, script: string): SearchView {
  const { publication } = site.input;
  const { language } = publication;
  const words = site.words(language);
  const languages = [...new Set(publication.articles.map((article) => article.language))].toSorted();
  const title = words('siteSearch');
  const description = words('siteSearchLabel');
  return {
    ...viewLayout({ language, title, description, kind: 'website', isUnlisted: true }, page, site),
    title,
    label: description,
    keys: words('siteSearchKeys'),
    submit: title,
    filters: [
      ...(publication.series.length > 0 ? [viewSeriesFilter(site, words)] : []),
      ...(languages.length > 1 ? [viewLanguageFilter(languages, words)] : []),
    ],
    words: {
      none: words('siteSearchNone'),
      one: words('siteSearchOne'),
      many: words('siteSearchMany'),
      part: words('siteSearchPart'),
      failed: words('siteSearchFailed'),
    },
    more: words('siteSearchMore'),
    withoutScript: words('siteSearchWithoutScript'),
    lists: [
      {
        id: '--all-series',
        title: words('siteSeries'),
        links: publication.series.map((series) => viewLink(series, page, language)),
      },
      {
        id: '--all-articles',
        title: words('siteArticles'),
        links: publication.articles
          .toSorted((a, b) => a.title.localeCompare(b.title, language))
          .map((article) => viewLink(article, page, language)),
      },
    ],
    searchScript: page.href(script),
    root: `${page.href('')}/`,
    indexes: planIndexes(site)
      .map(({ parts }) => parts.map(({ folder }) => `${page.href(folder)}/`).join(','))
      .join(' '),
  };
}

function viewSeriesFilter(site: Site, words: Words): Filter {
  return {
    id: '--in-series',
    name: 'series',
    label: words('siteSearchSeries'),
    all: words('siteSearchAllSeries'),
    options: site.input.publication.series.map((series) => ({
      ...phraseIn(series.title, series.language, words.language),
      value: series.id,
      hue: hueOfSeries(series, site),
    })),
  };
}

function viewLanguageFilter(languages: readonly string[], words: Words): Filter {
  return {
    id: '--in-language',
    name: 'language',
    label: words('siteSearchLanguage'),
    all: words('siteSearchAllLanguages'),
    options: languages.map((value) => ({
      ...phraseIn(nameLanguage(value, words.language), words.language, words.language),
      value,
    })),
  };
}

function viewLink(
  { title, language, address }: Pick<Article, 'title' | 'language' | 'address'>,
  page: Page,
  around: string,
): Link {
  return { ...phraseIn(title, language, around), href: page.href(fileOf(address)) };
}
