import type { Article } from '../../../model/series.ts';
import { distribute } from './distribute.ts';

/** The words of one index. Pagefind holds it as a whole while it is made, some 120 bytes for each word. */
const mostWords = 2_000_000;

/** Divides the articles of a language among indexes that pagefind can hold. */
export function divideArticles(articles: readonly Article[], most = mostWords): (readonly Article[])[] {
  const words = articles.reduce((sum, { document }) => sum + document.wordCount, 0);
  if (words <= most) return [articles];
  // Other bytes than those that group the records, or each part would have few of the groups.
  return distribute(articles, words / most, 4).filter(({ length }) => length > 0);
}
