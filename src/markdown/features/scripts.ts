import { changeDelimited, type Delimited } from '../delimited.ts';
import type { Feature } from '../feature.ts';
import type { Sign } from '../phrase-signs.ts';

/** `H~2~O` and `m^2^`, without spaces inside (Pandoc User's Guide, "Superscripts and subscripts"). */
export const scripts: Feature = {
  name: 'scripts',
  markdown(tree, { source }) {
    if (/~\S{1,60}~/.test(source.text)) changeDelimited(tree, source.text, subscript);
    if (/\^\S{1,60}\^/.test(source.text)) changeDelimited(tree, source.text, superscript);
  },
};

/** In UTF-16 code units, between the signs. */
const longest = 60;

/** What follows a letter, a number or a bracket. Elsewhere one tilde is GitHub's way to strike, or "about". */
function isAttached({ before }: Sign): boolean {
  return /[\p{L}\p{N}\p{M})\]}'’′]/u.test(before);
}

/** `10~20,30~40` are numbers from and to, and `2^3^4` is a sum that is no text. */
function isBetweenNumbers(opening: Sign, closing: Sign): boolean {
  return /\p{N}/u.test(opening.before) && /\p{N}/u.test(closing.after);
}

const subscript: Delimited = {
  element: 'sub',
  pattern: /(?<!~)~(?!~)/g,
  opens: (sign) => isAttached(sign) && /\S/.test(sign.after),
  closes: (sign, opening) => /\S/.test(sign.before) && !isBetweenNumbers(opening, sign),
  // In East Asia a tilde is between the first and the last; in paths before what is short for a name.
  mayHold: (text) =>
    text.length <= longest && !/\s|[/\\]|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(text),
};

const superscript: Delimited = {
  element: 'sup',
  pattern: /\^(?!\[)/g,
  opens: (sign) => /\S/.test(sign.after) && (isAttached(sign) || /\d/.test(sign.after)),
  closes: (sign, opening) =>
    /\S/.test(sign.before) &&
    !isBetweenNumbers(opening, sign) &&
    // `^14^C` begins a word.
    (isAttached(opening) || /\p{L}/u.test(sign.after)),
  mayHold: (text) => text.length <= longest && !/\s/.test(text),
};
