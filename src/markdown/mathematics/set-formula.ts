import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import katex from 'katex';
import { firstNoncharacter, nameCodePoint } from '../../model/noncharacters.ts';
import { visitElements } from '../visit-elements.ts';
import { mendMathml } from './mend-mathml.ts';
import { prepareArrays } from './prepare-arrays.ts';
import { isBalanced } from './tex-tokens.ts';

/** Commands of LaTeX that KaTeX writes otherwise. */
const macros: Readonly<Record<string, string>> = {
  '\\mbox': '\\text{#1}',
  // KaTeX's MathML has no sign for them.
  '\\overlinesegment': '\\overline{#1}',
  '\\underlinesegment': '\\underline{#1}',
};

/** KaTeX needs seconds for a formula of a hundred thousand characters. */
const longest = 10_000;

/** TeX as a `math` element; an Error that says what is wrong with it. */
export function setFormula(tex: string, isDisplay: boolean): Element {
  if (tex.length > longest) throw new Error(`it is longer than ${longest} characters.`);
  const text = tex.normalize('NFC');
  const markup = katex.renderToString(isBalanced(text) ? prepareArrays(text) : text, {
    output: 'mathml',
    displayMode: isDisplay,
    strict: 'ignore',
    macros: { ...macros, ...lettersOf(text) },
    // Links and attributes: KaTeX alone would show their names in red.
    trust: ({ command }) => {
      throw new Error(`${command} is not allowed.`);
    },
  });
  // By `\char"FDD0`.
  const strange = firstNoncharacter(markup);
  if (strange !== undefined) throw new Error(`${nameCodePoint(strange)} is no character.`);
  const math = findMath(fromHtml(closeSpaces(markup), { fragment: true }));
  // Presentation alone: the TeX source inside `semantics` would be read aloud and found by a search twice.
  const presentation = math.children[0];
  if (presentation?.type === 'element' && presentation.tagName === 'semantics')
    math.children = presentation.children.slice(0, 1);
  return mendMathml({
    ...math,
    properties: {},
  });
}

/** KaTeX takes an accent off its letter, "å", and sets it above by itself: such letters are given by their number. */
function lettersOf(text: string): Record<string, string> {
  const letters = new Set(text.match(/\p{L}/gu)?.filter((letter) => letter.normalize('NFD') !== letter));
  return Object.fromEntries(
    Array.from(letters, (letter) => [letter, `\\@char{${letter.codePointAt(0) ?? 0}}`]),
  );
}

/** In the text of a formula, HTML knows no element that ends where it begins: the rest would be in the space. */
function closeSpaces(markup: string): string {
  return markup.replaceAll(/<mspace([^<>]*)\/>/g, '<mspace$1></mspace>');
}

function findMath(tree: Root): Element {
  let math: Element | undefined;
  visitElements(tree, (node) => {
    if (node.tagName === 'math') math = node;
  });
  if (math === undefined) throw new Error('KaTeX gave no MathML.');
  return math;
}
