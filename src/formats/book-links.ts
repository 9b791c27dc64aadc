import type { Destinations } from '../markdown/finish.ts';
import type { Article, Series } from '../model/publication.ts';
import { publicAddress } from './addresses.ts';
import type { FormatInput } from './format.ts';

/**
 * Where links to articles lead from a chapter. One that stands in the same book is a chapter, and `chapter` gives
 * its address; any other is a public address, with a note that names its first series and its part there.
 */
export function linkFromBook(
  from: Article,
  series: Series,
  { publication, words: wordsOf }: FormatInput,
  chapter: (target: Article, fragment: string | undefined) => string,
): Destinations['article'] {
  const words = wordsOf(from.language);
  const inBook = new Set(series.memberships.map(({ article }) => article));
  return (source, fragment) => {
    const target = publication.articles.find((article) => article.source === source);
    if (target === undefined) return undefined;
    // What only members may read has no place in a book that a fragment could lead to.
    const inner = target.access === 'public' ? fragment : undefined;
    if (inBook.has(target)) return { href: chapter(target, inner) };
    const href = publicAddress(publication, target, inner);
    const [first] = target.memberships;
    if (first === undefined) return { href };
    const { position } = first;
    return { href, note: words('partOfSeriesNote', { position, series: first.series.title }) };
  };
}
