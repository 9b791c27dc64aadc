import { didYouMean } from '../../diagnostics/nearest.ts';
import type { Format } from '../../formats/format.ts';
import type { Book } from '../../model/book.ts';
import type { Publication } from '../../model/publication.ts';
import type { Article } from '../../model/series.ts';
import type { UnpublishedArticle } from '../../resolve/status.ts';
import { bookOfArticle } from '../../resolve/books.ts';
import { isOfAudience } from '../audiences.ts';
import type { BuildOptions } from '../options.ts';
import { UsageError } from '../usage-error.ts';

/** What a build is asked to make. */
export interface Chosen {
  readonly formats: readonly Format[];
  /** Whether these are all books that there are: their folders then contain nothing else. */
  readonly isWhole: boolean;
  /** The books to be made for the readers of a publication. */
  readonly booksOf: (publication: Publication) => Pick<Publication, 'books' | 'handouts'>;
}

/** The books that were named, or all of them. A single article has no site. */
export function chooseBooks(
  { series, articles }: Pick<BuildOptions, 'series' | 'articles'>,
  publication: Publication,
  formats: readonly Format[],
  unpublished: readonly UnpublishedArticle[],
): Chosen {
  if (series !== undefined && articles !== undefined)
    throw new UsageError((nameOf) => `Choose ${nameOf('series')} or ${nameOf('articles')}, not both.`);
  if (series !== undefined) {
    mustBeKnown(series, publication.books, 'series or collection');
    return {
      formats,
      isWhole: false,
      booksOf: (of) => ({ books: keep(chooseById(series, of.books), of), handouts: [] }),
    };
  }
  if (articles === undefined)
    return {
      formats,
      isWhole: true,
      booksOf: (of) => ({ books: keep(of.books, of), handouts: keep(of.handouts, of) }),
    };
  const bookFormats = formats.filter(({ stage }) => stage !== 'site');
  if (bookFormats.length === 0)
    throw new UsageError(
      (nameOf) => `${nameOf('articles')} makes books: name epub or pdf with ${nameOf('formats')}.`,
    );
  refuseUnpublished(articles, unpublished);
  mustBeKnown(articles, publication.articles, 'published article');
  return {
    formats: bookFormats,
    isWhole: false,
    booksOf: (of) => ({
      books: keep(
        chooseById(articles, of.articles).map((article) => bookOfArticle(article, of)),
        of,
      ),
      handouts: [],
    }),
  };
}

function keep(books: readonly Book[], publication: Publication): Book[] {
  return books.filter((book) => isOfAudience(book, publication));
}

function chooseById<T extends Pick<Article, 'id'>>(ids: readonly string[], all: readonly T[]): T[] {
  return ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
}

function refuseUnpublished(ids: readonly string[], unpublished: readonly UnpublishedArticle[]): void {
  for (const { id, reason } of unpublished) {
    if (!ids.includes(id)) continue;
    throw new UsageError((nameOf) =>
      reason.kind === 'draft'
        ? `The article "${id}" is a draft: kolofon dev shows it, and a build does once its status is published.`
        : `The article "${id}" is not published before ${reason.date}: ${nameOf('asOf')} ${reason.date} builds it.`,
    );
  }
}

function mustBeKnown(ids: readonly string[], all: readonly Pick<Article, 'id'>[], what: string): void {
  const known = all.map(({ id }) => id);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const list = `${known.slice(0, 20).join(', ')}${known.length > 20 ? ' …' : ''}`;
    throw new UsageError(`There is no ${what} "${id}". ${didYouMean(id, known) ?? `Known: ${list}.`}`);
  }
}
