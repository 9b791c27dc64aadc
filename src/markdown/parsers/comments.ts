import type { Range } from '../../model/hidden-ranges.ts';

/** `20 %% av 100 %%` is no comment; nor is `%%%`. */
const comment = /(?<![\\%]|\d[ \u00A0\u202F]?)%%(?!%)(?:[^%]|%(?!%))*%%(?!%)/g;

/** Comments of Obsidian, `%% … %%`, which may hold blocks of any kind, in a text whose code is blank. */
export function findComments(masked: string): Range[] {
  if (!masked.includes('%%')) return [];
  return [...masked.matchAll(comment)].map(({ 0: written, index }) => [index, index + written.length]);
}
