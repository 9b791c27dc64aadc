import type { Folded } from './fold.ts';

/** Scripts that put no space between words: each letter counts as one. */
const spaceless =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';

/** Soft hyphens and characters without width do not part a word. */
const words = new RegExp(
  `[${spaceless}]|(?:(?![${spaceless}])[\\p{L}\\p{N}\\p{M}\\u00AD\\u200B-\\u200D\\u2060\\uFEFF])+`,
  'gu',
);

/** For each letter of a folded text, 1 where a word begins and 0 elsewhere. */
export function markWordStarts(text: string, { from }: Folded): Uint8Array {
  const starts = new Uint8Array(from.length);
  let letter = 0;
  for (const { index, 0: word } of text.matchAll(words)) {
    while ((from[letter] ?? Infinity) < index) letter += 1;
    const first = from[letter];
    if (first !== undefined && first < index + word.length) starts[letter] = 1;
  }
  return starts;
}
