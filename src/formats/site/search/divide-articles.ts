import type { Article } from '../../../model/series.ts';
import { distribute } from './distribute.ts';

/** The words of one part. Pagefind holds it as a whole while it is made, some 120 bytes for each word. */
const mostWords = 2_000_000;

/** An index of fewer than twice as many articles is not divided: they are indexed in a fifth of a second. */
const articlesEach = 125;

/** A reader's first search loads two files of each part: it is divided further only where it has too many words. */
const mostParts = 8;

/** Divides the articles of a language among the parts of its index. A changed article costs the part it is in. */
export function divideArticles(
  articles: readonly Article[],
  { each = articlesEach, most = mostWords } = {},
): (readonly Article[])[] {
  const words = articles.reduce((sum, { document }) => sum + document.wordCount, 0);
  const wanted = Math.max(words / most, Math.min(mostParts, powerOfTwoWithin(articles.length / each)));
  if (wanted <= 1) return [articles];
  // Other bytes than those that group the records, or each part would have few of the groups.
  return distribute(articles, wanted, 4).filter(({ length }) => length > 0);
}

function powerOfTwoWithin(number: number): number {
  return number < 1 ? 1 : 2 ** Math.floor(Math.log2(number));
}
