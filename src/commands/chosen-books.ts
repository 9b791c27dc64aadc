import { didYouMean } from '../diagnostics/nearest.ts';
import type { Format } from '../formats/format.ts';
import type { Book } from '../model/book.ts';
import type { Article, Publication } from '../model/publication.ts';
import { bookOfArticle } from '../resolve/books.ts';
import { UsageError, type CommandInput } from './command.ts';

/** What a build is asked to make. */
export interface Chosen {
  readonly formats: readonly Format[];
  readonly books: readonly Book[];
  readonly handouts: readonly Book[];
  /** Whether these are all books that there are: their folders then hold nothing else. */
  readonly isWhole: boolean;
}

/** The books of `--series` or `--article`, or all of them. A single article has no site. */
export function chooseBooks(
  { options }: CommandInput,
  publication: Publication,
  formats: readonly Format[],
): Chosen {
  const series = listIds(options['series']);
  const articles = listIds(options['article']);
  if (series !== undefined && articles !== undefined)
    throw new UsageError('Choose --series or --article, not both.');
  if (series !== undefined)
    return { formats, books: chooseById(series, publication), handouts: [], isWhole: false };
  if (articles === undefined) {
    const { books, handouts } = publication;
    return { formats, books, handouts, isWhole: true };
  }
  const bookFormats = formats.filter(({ stage }) => stage !== 'site');
  if (bookFormats.length === 0)
    throw new UsageError('--article makes books: name epub or pdf with --format.');
  return { formats: bookFormats, books: chooseArticles(articles, publication), handouts: [], isWhole: false };
}

function listIds(option: string | boolean | undefined): string[] | undefined {
  return typeof option === 'string' ? [...new Set(option.split(',').map((id) => id.trim()))] : undefined;
}

function chooseById(ids: readonly string[], { books }: Publication): Book[] {
  const known = new Map(books.map((book) => [book.path, book]));
  return ids.map((id) => known.get(id) ?? unknown('series or collection', id, [...known.keys()]));
}

function chooseArticles(ids: readonly string[], publication: Publication): Book[] {
  const known = new Map(publication.articles.map((article) => [article.id, article]));
  return ids.map((id) => {
    const article = known.get(id) ?? unknown('published article', id, [...known.keys()]);
    return bookOfArticle(mustBeOpen(article), publication);
  });
}

function mustBeOpen(article: Article): Article {
  if (article.access === 'public') return article;
  throw new UsageError(`"${article.id}" is for members: it has no book of its own.`);
}

function unknown(what: string, id: string, known: readonly string[]): never {
  const hint = didYouMean(id, known);
  const list = known.slice(0, 20).join(', ');
  throw new UsageError(
    `There is no ${what} "${id}". ${hint ?? `Known: ${list}${known.length > 20 ? ' …' : ''}.`}`,
  );
}
