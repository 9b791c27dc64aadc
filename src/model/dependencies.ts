import type { Article, Series } from './publication.ts';
import type { Book } from './book.ts';

/**
 * What an output is made from, by name. An output that shows the body of an article without naming its text cannot be
 * made when only it is to be made again: the body is not read.
 *
 * - `settings`: what the editor decided for all outputs, the templates, the words and Kolofon's own code;
 * - `site`: what every page of a site shows;
 * - `books`: what every book bears;
 * - `article <file>`: all that is told of an article but its text, and its places in series;
 * - `text <file>`: the body of an article;
 * - `series <id>`: all that is told of a series and of its parts;
 * - `asset <file>`: a file that is shown or offered;
 * - `downloads <id>`: the files of a book that readers may download;
 * - `references`: the works that are cited;
 * - `prints`: whether, and by what, books are printed in this build;
 * - `all`: all of these but texts;
 * - `texts`: all texts.
 */
export type Dependency =
  | 'settings'
  | 'site'
  | 'books'
  | 'references'
  | 'prints'
  | 'all'
  | 'texts'
  | `article ${string}`
  | `text ${string}`
  | `series ${string}`
  | `asset ${string}`
  | `downloads ${string}`;

export type Dependencies = readonly Dependency[];

/** What is made from all that is told, and from no body. */
export const everything: Dependencies = ['settings', 'site', 'books', 'all'];

/** What an article with its body depends on: on what its links lead to, and on the series in which it stands. */
export function textOf(article: Article): Dependency[] {
  const { source, document, memberships } = article;
  return [
    `article ${source}`,
    `text ${source}`,
    ...document.targets.map((target): Dependency => `article ${target}`),
    ...document.assets.map((asset): Dependency => `asset ${asset.source}`),
    ...(document.cited.length > 0 ? (['references'] as const) : []),
    ...memberships.map(({ series }) => seriesOf(series)),
  ];
}

/** What the page of an article depends on. */
export function pageOf(article: Article): Dependency[] {
  return ['settings', 'site', ...textOf(article), `downloads ${article.id}`];
}

export function seriesOf({ id }: Pick<Series, 'id'>): Dependency {
  return `series ${id}`;
}

/** What the cover of a book depends on: all that is told of it, and no text. */
export function factsOfBook({ chapters, series, cover }: Book): Dependency[] {
  return [
    'settings',
    'books',
    ...series.map(seriesOf),
    ...chapters.map(({ article }): Dependency => `article ${article.source}`),
    ...(cover === undefined ? [] : [`asset ${cover.source}` as const]),
  ];
}

export function bookOf(book: Book): Dependency[] {
  const { chapters, preface } = book;
  return [
    ...new Set<Dependency>([
      ...factsOfBook(book),
      ...chapters.flatMap(({ article }) => textOf(article)),
      ...(preface === undefined ? [] : [`asset ${preface.source}` as const]),
    ]),
  ];
}
