import { blank } from '../../article-checks/mask-verbatim.ts';
import type { Range } from '../../model/hidden-ranges.ts';

/** `20 %% av 100 %%` is no comment; nor is `%%%`. */
const comment = /(?<![\\%]|\d[ \u00A0\u202F]?)%%(?!%)(?:[^%]|%(?!%))*%%(?!%)/g;

/** Those of kramdown and Liquid. */
const named =
  /\{::comment\}(?:(?!\{:\/|\{::comment)[^])*\{:\/(?:comment)?\}|\{%-?[ \t]{0,9}comment[ \t]{0,9}-?%\}(?:(?!\{%-?[ \t]{0,9}(?:end)?comment)[^])*\{%-?[ \t]{0,9}endcomment[ \t]{0,9}-?%\}/g;

/** Comments of Obsidian, `%% … %%`, and of Jekyll, which may hold blocks of any kind, in a text whose code is blank. */
export function findComments(masked: string): Range[] {
  if (!masked.includes('%%') && !masked.includes('comment')) return [];
  return [...findAll(named, masked), ...findAll(comment, masked.replaceAll(named, blank))];
}

function findAll(pattern: RegExp, text: string): Range[] {
  return [...text.matchAll(pattern)].map(({ 0: written, index }) => [index, index + written.length]);
}
