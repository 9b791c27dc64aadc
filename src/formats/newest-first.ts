import type { Article } from '../model/series.ts';

/** Of very many series, those that one book or one entry of a feed names: with all, outputs would grow with the square of their number. */
export const mostNamed = 100;

/** How many titles a list below an article has at most. */
export const listLength = 20;

/** Orders articles by the day of publication. Of one day, the first parts of series come first; then ids decide. */
export function newestFirst(a: Article, b: Article): number {
  if (a.published !== b.published) return a.published < b.published ? 1 : -1;
  const [partOfA, partOfB] = [firstPart(a), firstPart(b)];
  if (partOfA !== partOfB) return partOfA < partOfB ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function firstPart({ memberships }: Article): number {
  return Math.min(...memberships.map(({ position }) => position));
}
