import type { Element, Root } from 'hast';
import type { Feature } from '../feature.ts';
import { typographic } from '../typographic.ts';

const verbatim = new Set(['code', 'pre', 'kbd', 'samp', 'math', 'script', 'style']);
const inline = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'cite',
  'del',
  'dfn',
  'em',
  'i',
  'ins',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
]);

/** Quotation marks, dashes and ellipses by language, over the whole of each block. */
export const typography: Feature = {
  name: 'typography',
  html(tree, { language }) {
    let previous = '';
    const setIn = (parent: Element | Root, inherited: string): void => {
      for (const node of parent.children) {
        if (node.type === 'text') {
          node.value = typographic(node.value, inherited, previous);
          previous = node.value.at(-1) ?? previous;
        } else if (node.type === 'element') {
          if (!inline.has(node.tagName)) previous = '';
          // What follows a piece of code follows a word.
          if (verbatim.has(node.tagName)) previous = 'x';
          else setIn(node, languageOf(node) ?? inherited);
        }
      }
    };
    setIn(tree, language);
  },
};

function languageOf({ properties }: Element): string | undefined {
  return typeof properties['lang'] === 'string' ? properties['lang'] : undefined;
}
