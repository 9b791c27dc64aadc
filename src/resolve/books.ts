import type { LoadedCollection } from '../load/collections.ts';
import type { Loaded } from '../load/load.ts';
import { setTitle } from '../markdown/title.ts';
import type { Book, BookSection, Chapter, CollectionPlace } from '../model/book.ts';
import { addressIn } from '../model/ids.ts';
import type { Publication } from '../model/publication.ts';
import type { Article, Membership, Series } from '../model/series.ts';
import { resolveImprint } from './imprint.ts';

/** The books of a publication as it is: one of each series, then the collections that have a published article. */
export function resolveBooks(
  publication: Pick<Publication, 'title' | 'series' | 'articles'>,
  loaded: Loaded,
): Book[] {
  const { series } = publication;
  const articles = new Map(publication.articles.map((article) => [article.id, article]));
  const collections = loaded.collections
    .map((collection, index) => {
      const place = placeIn(publication.title, series.length + index);
      return makeCollection(collection, series, articles, loaded, place);
    })
    .filter(({ chapters }) => chapters.length > 0);
  return [...series.map((one, index) => bookOfSeries(one, publication.title, index)), ...collections];
}

type Placed = Pick<Book, 'hue' | 'collections'>;

/** All books of a publication are a series in their turn. `index` counts from 0. */
function placeIn(title: string, index: number): Placed {
  return { hue: index, collections: [{ title, address: '', position: index + 1 }] };
}

/** The book of a whole series, the `index`th (from 0) of a publication with this title. */
export function bookOfSeries(series: Series, title: string, index: number): Book {
  const { id, memberships, planned } = series;
  const sections = series.sections.map((section) => makeSection(section.title, section.memberships));
  const chapters = sections.flatMap((section) => section.chapters);
  return {
    ...series,
    ...placeIn(title, index),
    kind: 'series',
    ...nameFile(id, chapters),
    mark: { planned, published: memberships.length },
    sections,
    chapters,
    series: [series],
  };
}

/** A sample is published beside the whole book, so it has its own file name; it shares the ISBN. */
function nameFile(
  id: string,
  chapters: readonly Chapter[],
): Pick<Book, 'path'> & Partial<Pick<Book, 'sample' | 'isbns'>> {
  const total = chapters.length;
  const open = chapters.filter(({ article }) => article.isReadable).length;
  return open === total ? { path: id } : { path: `${id}-sample`, sample: { open, total }, isbns: new Map() };
}

function makeSection(title: string | undefined, memberships: readonly Membership[]): BookSection {
  const chapters = memberships.map(makePart);
  return { ...(title === undefined ? {} : { title }), parts: chapters, chapters };
}

/** A chapter that is here for a series. */
function makePart(membership: Membership): Chapter {
  return { article: membership.article, membership };
}

function makeCollection(
  loaded: LoadedCollection,
  allSeries: readonly Series[],
  articles: ReadonlyMap<string, Article>,
  all: Loaded,
  place: Placed,
): Book {
  const { language } = loaded.manifest;
  const placed = new Map<Article, Chapter>();
  const sections = loaded.sections.flatMap(({ title, series: named, parts }): BookSection[] => {
    const series = named && allSeries.find(({ id }) => id === named.id);
    const own: readonly Chapter[] = series
      ? series.memberships.map(makePart)
      : parts.flatMap(({ id }) => articles.get(id) ?? []).map((article) => ({ article }));
    const chapters = own.filter(({ article }) => !placed.has(article));
    for (const chapter of chapters) placed.set(chapter.article, chapter);
    if (own.length === 0) return [];
    const heading = series?.title ?? (title && setTitle(title, language, all.titleFormulas).title);
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
    ...place,
    kind: 'collection',
    id: loaded.id,
    ...nameFile(loaded.id, chapters),
    address: addressIn(all.config.publication.addresses.collections, loaded.id),
    source: loaded.source,
    mark: { planned: chapters.length, published: chapters.length },
    sections,
    chapters,
    series: sections.flatMap(({ series }) => series ?? []),
    planned: chapters.length,
    upcoming: [],
  };
}

/** A small book of one article. It belongs to every series in which the article is, with its number there. */
export function bookOfArticle(
  article: Article,
  { series, print }: Pick<Publication, 'series' | 'print'>,
): Book {
  const { title, titleHtml, summary, language, authors, published, updated, address, source, memberships } =
    article;
  const [first] = memberships;
  const chapter: Chapter = { article };
  return {
    title,
    titleHtml,
    summary,
    language,
    editors: [],
    authors,
    ...(article.license === undefined ? {} : { license: article.license }),
    contributors: [],
    edition: { date: updated ?? published, changes: [] },
    isbns: new Map(),
    subjects: [],
    accessibility: { exemptions: [] },
    print,
    kind: 'article',
    id: article.id,
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
