import type { Article, IsoDate, Series } from '../../../../model/publication.ts';
import { newestFirst } from '../../newest-first.ts';
import type { Site } from '../../views/site.ts';
import { publicUrl } from '../addresses.ts';
import { lastChange, latest } from '../dates.ts';
import { renderFeedBody } from './feed-body.ts';

/** What is told of a list of articles, in Atom and in JSON Feed alike. All addresses are absolute. */
export interface Feed {
  /** The folder of its files, relative to that of the site. */
  readonly folder: string;
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  /** The page that it follows, which is its id too. */
  readonly home: string;
  readonly publisher: string;
  readonly updated: IsoDate;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  readonly title: string;
  /** The page of the article, which is its id too. */
  readonly url: string;
  readonly language: string;
  readonly authors: readonly string[];
  readonly published: IsoDate;
  readonly updated: IsoDate;
  readonly summary: string;
  /** HTML; undefined for an article whose body may not be shown. */
  readonly body: string | undefined;
  /** That it is for members, where its body may not be shown. */
  readonly remark: string | undefined;
  readonly series: readonly { readonly url: string; readonly title: string }[];
  readonly tags: readonly string[];
}

/** As many articles as the feed of the whole site has. */
const mostArticles = 50;

/** The feed of the site, then one of each series. */
export function listFeeds(site: Site): Feed[] {
  const { publication } = site.input;
  const describe = openEntries(site);
  const articles = publication.articles.toSorted(newestFirst).slice(0, mostArticles);
  const { publisher } = publication;
  const made = new Date(site.input.epoch * 1000).toISOString().slice(0, 10);
  return [
    {
      folder: '',
      title: publication.title,
      summary: publication.summary,
      language: publication.language,
      home: publicUrl(site, ''),
      publisher,
      updated: latest(publication.articles.map(lastChange), made),
      entries: articles.map((article) => describe(article, article.title)),
    },
    ...publication.series.map((series): Feed => ({
      folder: series.address,
      title: series.title,
      summary: series.summary,
      language: series.language,
      home: publicUrl(site, series.address),
      publisher,
      updated: series.updated,
      entries: listParts(series, site).map(({ article, title }) => describe(article, title)),
    })),
  ];
}

/** Of parts that came on one day, the last comes first. */
function listParts(
  { memberships, language }: Series,
  { input }: Site,
): { article: Article; title: string }[] {
  const words = input.words(language);
  return memberships
    .toSorted((a, b) => {
      if (a.article.published === b.article.published) return b.position - a.position;
      return a.article.published < b.article.published ? 1 : -1;
    })
    .map(({ article, position }) => ({
      article,
      title: words('siteFeedPart', { position, title: article.title }),
    }));
}

/** Describes articles, and renders the body of each once. */
function openEntries(site: Site): (article: Article, title: string) => FeedEntry {
  const bodies = new Map<Article, string>();
  const bodyOf = (article: Article): string => {
    const body = bodies.get(article) ?? renderFeedBody(article, site);
    bodies.set(article, body);
    return body;
  };
  return (article, title) => {
    const { language, authors, published, summary, tags, memberships, isReadable } = article;
    return {
      title,
      url: publicUrl(site, article.address),
      language,
      authors,
      published,
      updated: lastChange(article),
      summary,
      body: isReadable ? bodyOf(article) : undefined,
      remark: isReadable ? undefined : site.input.words(language)('membersOnly'),
      series: memberships.map(({ series }) => ({
        url: publicUrl(site, series.address),
        title: series.title,
      })),
      tags,
    };
  };
}
