import { createHash } from 'node:crypto';
import type { Article } from '../../../model/series.ts';

/** The words of one index. Pagefind holds it as a whole while it is made, some 120 bytes for each word. */
const mostWords = 2_000_000;

/**
 * Divides the articles of a language among indexes that pagefind can hold. The path of its file alone decides where an
 * article belongs, so that a new one changes one index.
 */
export function divideArticles(articles: readonly Article[], most = mostWords): (readonly Article[])[] {
  const words = articles.reduce((sum, { document }) => sum + document.wordCount, 0);
  const count = 2 ** Math.ceil(Math.log2(Math.max(1, words / most)));
  if (count === 1) return [articles];
  const parts = Array.from({ length: count }, (): Article[] => []);
  for (const article of articles) parts[numberOf(article) % count]?.push(article);
  return parts.filter(({ length }) => length > 0);
}

/** Other bytes than those that group the records, or each part would have few of the groups. */
function numberOf({ source }: Article): number {
  return createHash('sha256').update(source).digest().readUInt32BE(4);
}
