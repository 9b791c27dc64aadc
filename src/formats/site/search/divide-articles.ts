import type { Article } from '../../../model/series.ts';
import { digestOf } from '../assets.ts';

/** As many articles as one index holds before there are two. */
const enough = 150;
/** Each is asked by every search. */
const mostIndexes = 8;

/**
 * Divides the articles of a language among indexes, so that one that changes has a part of them indexed again, and
 * pagefind never holds all of a large site. Its id alone says where an article belongs. None is empty.
 */
export function divideArticles(articles: readonly Article[]): (readonly Article[])[] {
  let count = 1;
  while (count < mostIndexes && articles.length > count * enough) count *= 2;
  if (count === 1) return [articles];
  const divided = Array.from({ length: count }, (): Article[] => []);
  for (const article of articles) divided[parseInt(digestOf(article.id), 16) % count]?.push(article);
  return divided.some(({ length }) => length === 0) ? [articles] : divided;
}
