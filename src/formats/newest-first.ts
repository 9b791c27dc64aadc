import type { Article } from '../model/series.ts';

/** How many titles a list below an article has at most. */
export const listLength = 20;

/** Orders articles by the day of publication; then by id, so that the order is the same on every machine. */
export function newestFirst(a: Article, b: Article): number {
  if (a.published !== b.published) return a.published < b.published ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
