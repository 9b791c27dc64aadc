import type { Article } from '../../../model/publication.ts';

/** Then by id, so that the order is the same on every machine. */
export function byNewest(a: Article, b: Article): number {
  if (a.published !== b.published) return a.published < b.published ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
