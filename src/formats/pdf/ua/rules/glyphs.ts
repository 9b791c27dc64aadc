import type { Rule } from '../rule.ts';

/** What the rule says; characters without a font are looked for where it does. */
export const boxProblem = 'a character that no font has is printed as a box';

/** No character is shown by the glyph of fonts for those that they do not have: an empty box. */
export const glyphs: Rule = {
  section: '7.21.8',
  check: ({ pages }) =>
    pages.flatMap(({ content }) =>
      [...content.matchAll(/<([\dA-F]+)>(?=[^<>]*T[jJ])/gi)].flatMap(([, codes = '']) =>
        showsBox(codes) ? [boxProblem] : [],
      ),
    ),
};

/** A code is four digits; glyph 0 is `.notdef`. */
function showsBox(codes: string): boolean {
  for (let index = 0; index < codes.length; index += 4)
    if (codes.slice(index, index + 4) === '0000') return true;
  return false;
}
