import { didYouMean } from '../diagnostics/nearest.ts';
import type { Format } from '../formats/format.ts';
import type { Book } from '../model/book.ts';
import type { Article, Publication } from '../model/publication.ts';
import type { UnpublishedArticle } from '../resolve/unpublished.ts';
import { bookOfArticle } from '../resolve/books.ts';
import { isOfAudience } from './audiences.ts';
import { UsageError, type CommandInput } from './command.ts';

/** What a build is asked to make. */
export interface Chosen {
  readonly formats: readonly Format[];
  /** Whether these are all books that there are: their folders then hold nothing else. */
  readonly isWhole: boolean;
  /** The books to be made for the readers of a publication. */
  readonly booksOf: (publication: Publication) => Pick<Publication, 'books' | 'handouts'>;
}

/** The books of `--series` or `--article`, or all of them. A single article has no site. */
export function chooseBooks(
  { options }: CommandInput,
  publication: Publication,
  formats: readonly Format[],
  unpublished: readonly UnpublishedArticle[],
): Chosen {
  const series = listIds(options['series']);
  const articles = listIds(options['article']);
  if (series !== undefined && articles !== undefined)
    throw new UsageError('Choose --series or --article, not both.');
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
    throw new UsageError('--article makes books: name epub or pdf with --format.');
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

function listIds(option: string | boolean | undefined): string[] | undefined {
  return typeof option === 'string' ? [...new Set(option.split(',').map((id) => id.trim()))] : undefined;
}

function chooseById<T extends Pick<Article, 'id'>>(ids: readonly string[], all: readonly T[]): T[] {
  return ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
}

function refuseUnpublished(ids: readonly string[], unpublished: readonly UnpublishedArticle[]): void {
  for (const { id, reason } of unpublished) {
    if (!ids.includes(id)) continue;
    throw new UsageError(
      reason.kind === 'draft'
        ? `The article "${id}" is a draft: kolofon dev shows it, and a build does once its status is published.`
        : `The article "${id}" is not published before ${reason.date}: --as-of ${reason.date} builds it.`,
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
