import { closest, distance } from 'fastest-levenshtein';

/** In UTF-16 code units: nobody mistypes a longer name. */
const longest = 200;

/** The candidate that a mistyped word most likely meant, or undefined when none is near. */
function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || word.length > longest) return undefined;
  const lower = word.toLowerCase();
  const same = candidates.find((one) => one.length === word.length && one.toLowerCase() === lower);
  if (same !== undefined) return same;
  const candidate = closest(word, candidates);
  const length = Math.max(word.length, candidate.length) - sharedFolders(word, candidate);
  // Of a name that has hardly a letter of the word, nobody would say that it was meant.
  const limit = Math.min(length - 1, Math.max(2, Math.floor(length * 0.4)));
  return distance(word, candidate) <= limit ? candidate : undefined;
}

/** The length of the folders that two paths have in common: they say nothing about how near the names are. */
function sharedFolders(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index++;
  return one.lastIndexOf('/', index - 1) + 1;
}

/** A ready hint: `Did you mean "kunderelasjon"?` */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? undefined : `Did you mean "${candidate}"?`;
}
