import type { Book, Chapter } from '../model/book.ts';
import type { Article, Series } from '../model/series.ts';
import type { Words } from '../model/words.ts';
import type { RenderInput } from './format.ts';
import { formatDate } from './intl.ts';
import { mostNamed } from './newest-first.ts';
import { phraseMembership } from './book-phrases.ts';

/** What a book says about what is to come, and what else there is. */
export interface BookBack {
  readonly upcoming: readonly { readonly title: string; readonly due: string }[];
  /** For the book of one article: the series in which it is. */
  readonly memberships: readonly MembershipLine[];
  readonly othersTitle: string;
  readonly others: readonly OtherSeries[];
}

export interface MembershipLine {
  /** "Del 6 av 26 i serien Key Account Management". */
  readonly text: string;
  /** The series' page on the site. */
  readonly href: string;
}

interface OtherSeries {
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  readonly href: string;
  readonly extent: string;
  /** The chapters of the book that are parts of it too, in its order. */
  readonly shared: readonly SharedChapter[];
}

interface SharedChapter {
  readonly article: Article;
  readonly title: string;
  readonly language: string;
  /** "del 3". */
  readonly part: string;
}

export function describeBack(book: Book, { publication, words: wordsOf }: RenderInput): BookBack {
  const words = wordsOf(book.language);
  const inBook = new Set(book.chapters.map(({ article }) => article));
  const addressOf = ({ address }: Series) => new URL(address, publication.baseUrl).href;
  return {
    upcoming: book.upcoming.map(({ title, due }) => ({
      title,
      due: words('due', { date: formatDate(due, book.language) }),
    })),
    memberships:
      book.kind === 'article'
        ? book.chapters.flatMap((chapter) => describeMemberships(chapter, words, addressOf))
        : [],
    othersTitle: words(book.kind === 'series' ? 'otherSeries' : 'seriesFrom', {
      publisher: publication.publisher,
    }),
    others: chooseOthers(book, publication.series).map((other) => ({
      title: other.title,
      summary: other.summary,
      language: other.language,
      href: addressOf(other),
      extent: words('parts', { count: other.memberships.length }),
      shared: listShared(other, inBook, words),
    })),
  };
}

/**
 * All other series, or of very many some of those that share chapters with the book before the rest, in the order of the
 * publication. It looks at few more than it chooses: each of thousands of books asks.
 */
function chooseOthers(book: Book, series: readonly Series[]): readonly Series[] {
  const own = new Set(book.series);
  if (series.length <= mostNamed) return series.filter((other) => !own.has(other));
  const chosen = new Set<Series>();
  const take = (other: Series): boolean => {
    if (!own.has(other)) chosen.add(other);
    return chosen.size === mostNamed;
  };
  book.chapters.some(({ article }) => article.memberships.some((membership) => take(membership.series)));
  series.some((other) => chosen.size === mostNamed || take(other));
  const order = orderOf(series);
  return [...chosen].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

const orders = new WeakMap<readonly Series[], ReadonlyMap<Series, number>>();

function orderOf(series: readonly Series[]): ReadonlyMap<Series, number> {
  const known = orders.get(series) ?? new Map(series.map((one, index) => [one, index]));
  orders.set(series, known);
  return known;
}

function listShared({ memberships }: Series, inBook: ReadonlySet<Article>, words: Words): SharedChapter[] {
  return memberships
    .filter(({ article }) => inBook.has(article))
    .map(({ article, position }) => ({
      article,
      title: article.title,
      language: article.language,
      part: words('partNumber', { position }),
    }));
}

/** The other series in which the article is: of very many the first. */
export function describeMemberships(
  { article, membership: own }: Chapter,
  words: Words,
  addressOf: (series: Series) => string,
): MembershipLine[] {
  return article.memberships
    .slice(0, mostNamed + 1)
    .filter((membership) => membership !== own)
    .slice(0, mostNamed)
    .map((membership) => ({
      text: phraseMembership(membership, words),
      href: addressOf(membership.series),
    }));
}
