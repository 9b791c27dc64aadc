import type { LoadedCollection } from '../load/collections.ts';
import type { Loaded } from '../load/load.ts';
import { typographic } from '../markdown/typographic.ts';
import type { Book, BookSection, Chapter, CollectionPlace } from '../model/book.ts';
import type { Article, Publication, Series } from '../model/publication.ts';
import { resolveImprint } from './imprint.ts';

/** The books of a publication as it is: one of each series, then the collections that have a published article. */
export function resolveBooks(
  publication: Pick<Publication, 'title' | 'series' | 'articles'>,
  loaded: Loaded,
): Book[] {
  const { series } = publication;
  const articles = new Map(publication.articles.map((article) => [article.id, article]));
  const collections = loaded.collections
    .map((collection) => makeCollection(collection, series, articles, loaded))
    .filter(({ chapters }) => chapters.length > 0);
  return [...series.map(makeSeriesBook), ...collections].map((book, index) => ({
    ...book,
    hue: index,
    collections: [{ title: publication.title, address: '', position: index + 1 }],
  }));
}

type UnplacedBook = Omit<Book, 'hue' | 'collections'>;

function makeSeriesBook(series: Series): UnplacedBook {
  const { id, address, source, memberships, planned, upcoming } = series;
  const sections = series.sections.map((section) => makeSection(section.title, section.memberships));
  return {
    ...imprintOf(series),
    kind: 'series',
    path: id,
    address,
    source,
    mark: { planned, published: memberships.length },
    sections,
    chapters: sections.flatMap(({ chapters }) => chapters),
    series: [series],
    planned,
    upcoming,
  };
}

/** What a series shares with its book, and nothing that only the series has. */
function imprintOf(series: Series): Omit<Series, 'id' | 'memberships' | 'sections' | 'updated'> {
  const { id: _id, memberships: _memberships, sections: _sections, updated: _updated, ...imprint } = series;
  return imprint;
}

function makeSection(title: string | undefined, parts: readonly Chapter[]): BookSection {
  const chapters = parts.map(({ article, membership }) => makeChapter(article, membership));
  return { ...(title === undefined ? {} : { title }), parts: chapters, chapters };
}

function makeChapter(article: Article, membership: Chapter['membership']): Chapter {
  return { article, ...(membership === undefined ? {} : { membership }) };
}

function makeCollection(
  loaded: LoadedCollection,
  allSeries: readonly Series[],
  articles: ReadonlyMap<string, Article>,
  all: Loaded,
): UnplacedBook {
  const { language } = loaded.manifest;
  const placed = new Map<Article, Chapter>();
  const sections = loaded.sections.flatMap(({ title, series: named, parts }): BookSection[] => {
    const series = named && allSeries.find(({ id }) => id === named.id);
    const own = series
      ? series.memberships.map((membership) => makeChapter(membership.article, membership))
      : parts.flatMap(({ id }) => articles.get(id) ?? []).map((article) => makeChapter(article, undefined));
    const chapters = own.filter(({ article }) => !placed.has(article));
    for (const chapter of chapters) placed.set(chapter.article, chapter);
    if (own.length === 0) return [];
    const heading = series?.title ?? (title && typographic(title, language));
    return [
      {
        ...(heading === undefined ? {} : { title: heading }),
        ...(series === undefined ? {} : { series }),
        parts: own,
        chapters,
      },
    ];
  });
  const chapters = [...placed.values()];
  return {
    ...resolveImprint(
      loaded,
      chapters.map(({ article }) => article),
      all,
    ),
    kind: 'collection',
    path: loaded.id,
    address: `${all.config.publication.addresses.collections}/${loaded.id}/`,
    source: loaded.source,
    mark: { planned: chapters.length, published: chapters.length },
    sections,
    chapters,
    series: sections.flatMap(({ series }) => series ?? []),
    planned: chapters.length,
    upcoming: [],
  };
}

/** A small book of one article. It belongs to every series in which the article stands, with its number there. */
export function bookOfArticle(article: Article, { series }: Publication): Book {
  const { title, summary, language, authors, published, updated, address, source, memberships } = article;
  const [first] = memberships;
  const chapter: Chapter = { article };
  return {
    title,
    summary,
    language,
    editors: [],
    authors,
    contributors: [],
    edition: { date: updated ?? published, changes: [] },
    isbns: new Map(),
    subjects: [],
    accessibility: { exemptions: [] },
    kind: 'article',
    path: address.replace(/\/$/, ''),
    address,
    source,
    hue: first === undefined ? 0 : series.indexOf(first.series),
    mark: { planned: first?.planned ?? 1, published: first?.total ?? 1 },
    sections: [{ parts: [chapter], chapters: [chapter] }],
    chapters: [chapter],
    series: [],
    collections: memberships.map(({ series: { title: name, address: at }, position }): CollectionPlace => ({
      title: name,
      address: at,
      position,
    })),
    planned: 1,
    upcoming: [],
  };
}
