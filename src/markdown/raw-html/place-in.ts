import type { Node, Point } from 'unist';

/** Where the parser of HTML saw a node begin and end, as offsets; NaN where it does not say. */
export function placeIn({ position }: Node): { readonly start: number; readonly end: number } {
  const { start, end } = (position ?? {}) as { readonly start?: Point; readonly end?: Point };
  return { start: start?.offset ?? Number.NaN, end: end?.offset ?? Number.NaN };
}
