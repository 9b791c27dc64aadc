import { changeDelimited, type Delimited } from '../delimited.ts';
import type { Feature } from '../feature.ts';

/** `==text==`, as in Obsidian and pandoc (extension `mark`). */
export const marks: Feature = {
  name: 'marks',
  markdown(tree, { source }) {
    if (source.text.includes('==')) changeDelimited(tree, source.text, mark);
  },
};

/** A letter of a script that puts spaces between its words: `a==b` compares. */
const letter = /[\p{L}\p{N}_]/u;
const unspaced =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}ー]/u;

const mark: Delimited = {
  element: 'mark',
  pattern: /(?<![=<>!])==(?![=>])/g,
  opens: ({ before, after }) => /\S/.test(after) && isFree(before),
  closes: ({ before, after }) => /\S/.test(before) && isFree(after),
};

function isFree(character: string): boolean {
  return !letter.test(character) || unspaced.test(character);
}
