import type { Element, Root } from 'hast';
import { visitParents, SKIP } from 'unist-util-visit-parents';
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
    visitParents(tree, (node, ancestors) => {
      if (node.type === 'element') {
        if (!inline.has(node.tagName)) previous = '';
        if (verbatim.has(node.tagName)) {
          // What follows a piece of code follows a word.
          previous = 'x';
          return SKIP;
        }
      }
      if (node.type === 'text') {
        node.value = typographic(node.value, languageAt(ancestors) ?? language, previous);
        previous = node.value.at(-1) ?? previous;
      }
      return undefined;
    });
  },
};

function languageAt(ancestors: readonly (Element | Root)[]): string | undefined {
  for (const ancestor of ancestors.toReversed()) {
    if (ancestor.type === 'element' && typeof ancestor.properties['lang'] === 'string')
      return ancestor.properties['lang'];
  }
  return undefined;
}
