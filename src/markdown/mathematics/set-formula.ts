import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import katex from 'katex';
// Defines `\ce` and `\pu` for KaTeX.
import 'katex/contrib/mhchem';
import { firstNoncharacter, nameCodePoint, withoutNoncharacters } from '../../model/noncharacters.ts';
import { walkNodes } from '../../model/walk-nodes.ts';
import { visitElements } from '../visit-elements.ts';
import { seamMarks } from './grid.ts';
import { fixMathml } from './fix-mathml.ts';
import { joinScripts } from './join-scripts.ts';
import { prepareArrays } from './prepare-arrays.ts';
import { latexMacros, replaceEnvironments } from './latex-macros.ts';
import { isBalanced } from './tex-tokens.ts';

/** KaTeX needs seconds for a formula of a hundred thousand characters. */
const longest = 10_000;

/** TeX as a `math` element; an Error that says what is wrong with it. `own` are commands that the article defines. */
export function setFormula(
  tex: string,
  isDisplay: boolean,
  own: ReadonlyMap<string, string> = new Map(),
): Element {
  if (tex.length > longest) throw new Error(`it is longer than ${longest} characters.`);
  const text = replaceEnvironments(tex.normalize('NFC'), isDisplay);
  const accented = accentedLetters(text);
  const render = (written: string): string =>
    withErrors(() =>
      katex.renderToString(written, {
        output: 'mathml',
        displayMode: isDisplay,
        strict: 'ignore',
        macros: { ...latexMacros, ...Object.fromEntries(own), ...byNumber([...accented, ...seamMarks]) },
        // Links and attributes: KaTeX alone would show their names in red.
        trust: ({ command }) => {
          throw new Error(`${command} is not allowed.`);
        },
      }),
    );
  const prepared = isBalanced(text) ? prepareArrays(text) : text;
  // An author's `\char"FDD8` would be read as a mark of an array, and a mark reported as the author's.
  const unmarked = withoutNoncharacters(prepared);
  const plain = render(unmarked);
  const strange = firstNoncharacter(plain);
  if (strange !== undefined) throw new Error(`${nameCodePoint(strange)} is no character.`);
  const markup = prepared === unmarked ? plain : render(prepared);
  const math = findMath(fromHtml(closeSpaces(markup), { fragment: true }));
  // Presentation alone: the TeX source inside `semantics` would be read aloud and found by a search twice.
  const presentation = math.children[0];
  if (presentation?.type === 'element' && presentation.tagName === 'semantics')
    math.children = presentation.children.slice(0, 1);
  const isChemical = [text, ...own.values()].some((written) => /\\(?:ce|pu)(?![a-zA-Z])/.test(written));
  const fixed = fixMathml({ ...(isChemical ? joinScripts(math) : math), properties: {} });
  // In `\verb` an array is a text.
  walkNodes<Nodes>(fixed, (node) => {
    if (node.type === 'text') node.value = withoutNoncharacters(node.value);
  });
  return fixed;
}

/** mhchem throws a code and a message. */
function withErrors(render: () => string): string {
  try {
    return render();
  } catch (error) {
    if (error instanceof Error) throw error;
    const [, message = ''] = Array.isArray(error) ? error.map(String) : [];
    // Its bugs, as it says, are mostly slips in a formula.
    const reason = message.includes('Please report') ? 'mhchem does not know this notation.' : message;
    throw new Error(`A part of \\ce or \\pu is not valid: ${reason}`, { cause: error });
  }
}

/** KaTeX takes an accent off its letter, "å", and sets it above by itself: such letters are given by their number. */
function accentedLetters(text: string): string[] {
  return text.match(/\p{L}/gu)?.filter((letter) => letter.normalize('NFD') !== letter) ?? [];
}

/** Makes a macro of each character: KaTeX then joins it to no text beside it. */
function byNumber(characters: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    characters.map((character) => [character, `\\@char{${character.codePointAt(0) ?? 0}}`]),
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
