import type { Element, ElementContent } from 'hast';
import { arranged } from './elements.ts';

/** "Function application", which nobody sees. */
const applies = '\u2061';

/**
 * Each child in its place. KaTeX writes a sign after the name of a function, also where it is alone, as in `x_{\max}`:
 * that sign would take the place of the next child. A brace with a label above and one below is `munderover`.
 */
export function fixArguments(node: Element): Element {
  if (!arranged.has(node.tagName)) return node;
  const children = node.children.filter((child) => !isApplication(child));
  const isLabelledTwice = children.length === 3 && (node.tagName === 'mover' || node.tagName === 'munder');
  return { ...node, children, ...(isLabelledTwice ? { tagName: 'munderover' } : {}) };
}

function isApplication(child: ElementContent): boolean {
  if (child.type !== 'element' || child.tagName !== 'mo') return false;
  const [only] = child.children;
  return only?.type === 'text' && only.value === applies;
}
