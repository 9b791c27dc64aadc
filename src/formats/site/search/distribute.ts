import { createHash } from 'node:crypto';
import type { Article } from '../../../model/series.ts';

/** The byte from which the digest of a path is read: what is divided twice is divided by others the second time. */
type Byte = 0 | 4;

/**
 * Divides articles among groups, at least `wanted` and a power of two, some of which may be empty. The path of its file
 * alone decides where an article belongs, so that a new one changes one group.
 */
export function distribute(articles: readonly Article[], wanted: number, from: Byte): Article[][] {
  const count = 2 ** Math.ceil(Math.log2(Math.max(1, wanted)));
  const groups = Array.from({ length: count }, (): Article[] => []);
  for (const article of articles) {
    const digest = createHash('sha256').update(article.source).digest();
    groups[digest.readUInt32BE(from) % count]?.push(article);
  }
  return groups;
}
