import { closest, distance } from 'fastest-levenshtein';

/** In UTF-16 code units: nobody mistypes a longer name. */
const longest = 200;

/** The candidate that a mistyped word most likely meant, or undefined when none is near. */
function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || word.length > longest) return undefined;
  const candidate = closest(word, candidates);
  const limit = Math.max(2, Math.floor(Math.max(word.length, candidate.length) * 0.4));
  return distance(word, candidate) <= limit ? candidate : undefined;
}

/** A ready hint: `Did you mean "kunderelasjon"?` */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? undefined : `Did you mean "${candidate}"?`;
}
