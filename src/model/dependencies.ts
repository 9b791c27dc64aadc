import type { Article, Series } from './series.ts';
import type { Book } from './book.ts';
import type { Document } from './document.ts';
import type { SourcePath } from './paths.ts';

/**
 * What an output is made from, by name. An output that shows the body of an article without naming it as shown cannot be
 * made when only it is to be rebuilt: the body is not read.
 *
 * - `settings`: what the editor decided for all outputs, the templates, the words and Kolofon's own code;
 * - `site`: what every page of a site shows;
 * - `books`: what every book bears;
 * - `article <file>`: everything about an article except its text: its front matter and its places in series;
 * - `text <file>`: the body of an article;
 * - `shown <file>`: an article with its body, and all that is shown with it (`partsOfShown`);
 * - `series <id>`: everything about a series and its parts;
 * - `asset <file>`: a file that is shown or offered;
 * - `downloads <id>`: the files of a book that readers may download;
 * - `references`: all works that are cited, wherever;
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
  | `shown ${string}`
  | `series ${string}`
  | `asset ${string}`
  | `downloads ${string}`;

export type Dependencies = readonly Dependency[];

/** What is made from everything but bodies. */
export const everything: Dependencies = ['settings', 'site', 'books', 'all'];

/** What an article with its body depends on. */
export function shownOf({ source }: Article): Dependency {
  return `shown ${source}`;
}

/** What that covers: also what its links lead to, and the series it belongs to. */
export function partsOfShown({ source, document, memberships }: Article): Dependency[] {
  return [...searchedOf({ source, document }), ...memberships.map(({ series }) => seriesOf(series))];
}

/** What the record of an article in the search index depends on: it names no other part of its series. */
export function searchedOf({ source, document }: Pick<Article, 'source' | 'document'>): Dependency[] {
  return [`article ${source}`, `text ${source}`, ...usedIn(document)];
}

/** What a text leads to, shows and cites. */
function usedIn({ targets, assets, cited }: Document): Dependency[] {
  return [
    ...targets.map((target): Dependency => `article ${target}`),
    ...assets.map(({ source }): Dependency => `asset ${source}`),
    ...(cited.length > 0 ? (['references'] as const) : []),
  ];
}

/** The file of an article that an output shows with its body, where that is what a name means. */
export function sourceOfShown(name: Dependency): SourcePath | undefined {
  return name.startsWith('shown ') ? (name.slice('shown '.length) as SourcePath) : undefined;
}

/** What the page of an article depends on. */
export function pageOf(article: Article): Dependency[] {
  return ['settings', 'site', shownOf(article), `downloads ${article.id}`];
}

export function seriesOf({ id }: Pick<Series, 'id'>): Dependency {
  return `series ${id}`;
}

/** What the cover of a book depends on: everything about it, and no text. */
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
    ...factsOfBook(book),
    ...chapters.map(({ article }) => shownOf(article)),
    ...(preface === undefined ? [] : [`asset ${preface.source}` as const, ...usedIn(preface.document)]),
  ];
}
