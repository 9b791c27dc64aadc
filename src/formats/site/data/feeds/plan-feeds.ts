import { everything, seriesOf, shownOf, type Dependencies } from '../../../../model/dependencies.ts';
import type { Article, Series } from '../../../../model/series.ts';
import { mostNamed, newestFirst } from '../../../newest-first.ts';
import type { Site } from '../../views/site.ts';
import { publicUrl } from '../addresses.ts';
import { lastChange, latest } from '../dates.ts';
import type { FeedBodies } from './feed-bodies.ts';
import type { Feed, FeedEntry } from './feed.ts';

/** As many articles as the feed of the whole site has. */
const mostArticles = 50;

/** A feed that is described when it is written. */
export interface PlannedFeed {
  /** The folder of its files, relative to that of the site. */
  readonly folder: string;
  readonly dependsOn: Dependencies;
  /** Those it describes. */
  readonly articles: readonly Article[];
  readonly describe: (bodies: FeedBodies) => Feed;
}

/** The feed of the site, then one of each series. */
export function planFeeds(site: Site): PlannedFeed[] {
  const { publication } = site.input;
  const articles = publication.articles.toSorted(newestFirst).slice(0, mostArticles);
  return [
    {
      folder: '',
      dependsOn: [...everything, ...articles.map(shownOf)],
      articles,
      describe: (bodies) => describeSite(articles, site, bodies),
    },
    ...publication.series.map((series): PlannedFeed => ({
      folder: series.address,
      dependsOn: ['settings', seriesOf(series), ...series.memberships.map(({ article }) => shownOf(article))],
      articles: series.memberships.map(({ article }) => article),
      describe: (bodies) => describeSeries(series, site, bodies),
    })),
  ];
}

function describeSite(articles: readonly Article[], site: Site, bodies: FeedBodies): Feed {
  const { publication, epoch } = site.input;
  const made = new Date(epoch * 1000).toISOString().slice(0, 10);
  return {
    folder: '',
    title: publication.title,
    summary: publication.summary,
    language: publication.language,
    home: publicUrl(site, ''),
    publisher: publication.publisher,
    updated: latest(publication.articles.map(lastChange), made),
    entries: articles.map((article) => describeEntry(article, article.title, site, bodies)),
    extent: {
      series: publication.series.map(({ address, title }) => ({ url: publicUrl(site, address), title })),
      others: publication.articles
        .filter(({ memberships }) => memberships.length === 0)
        .map(({ id, address, title }) => ({ article: id, url: publicUrl(site, address), title })),
    },
  };
}

function describeSeries(series: Series, site: Site, bodies: FeedBodies): Feed {
  return {
    folder: series.address,
    title: series.title,
    summary: series.summary,
    language: series.language,
    home: publicUrl(site, series.address),
    publisher: site.input.publication.publisher,
    updated: series.updated,
    entries: listParts(series, site).map(({ article, title, position }) => ({
      ...describeEntry(article, title, site, bodies),
      part: { position, total: series.memberships.length, title: article.title },
    })),
    extent: undefined,
  };
}

/** Of parts that came on one day, the last comes first. */
function listParts(
  { memberships, language }: Series,
  { input }: Site,
): { article: Article; title: string; position: number }[] {
  const words = input.words(language);
  return memberships
    .toSorted((a, b) => {
      if (a.article.published === b.article.published) return b.position - a.position;
      return a.article.published < b.article.published ? 1 : -1;
    })
    .map(({ article, position }) => ({
      article,
      position,
      title: words('siteFeedPart', { position, title: article.title }),
    }));
}

function describeEntry(article: Article, title: string, site: Site, bodies: FeedBodies): FeedEntry {
  const { language, authors, published, summary, tags, memberships, isReadable } = article;
  return {
    article: article.id,
    part: undefined,
    title,
    url: publicUrl(site, article.address),
    language,
    authors,
    published,
    updated: lastChange(article),
    summary,
    body: bodies.of(article),
    remark: isReadable ? undefined : site.input.words(language)('membersOnly'),
    series: memberships.slice(0, mostNamed).map(({ series }) => ({
      url: publicUrl(site, series.address),
      title: series.title,
    })),
    tags,
  };
}
