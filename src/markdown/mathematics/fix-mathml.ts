import type { Element, ElementContent } from 'hast';
import { fixAccent } from './accent.ts';
import { keepValidAttributes } from './attributes.ts';
import { fixEnclosure } from './enclosure.ts';
import { fixFence } from './fence.ts';
import { fixGrid } from './grid.ts';
import { fixLabel } from './label.ts';
import { arranged, tokens } from './elements.ts';
import { fixToken } from './token.ts';

/** What each element of KaTeX's becomes; its children have been fixed before. */
const fixes: Readonly<Record<string, (node: Element) => Element>> = {
  mtable: fixGrid,
  menclose: fixEnclosure,
  mpadded: fixLabel,
  mover: fixAccent,
  munder: fixAccent,
  munderover: fixAccent,
};

/** MathML from KaTeX as MathML that is valid in EPUB and that browsers lay out (MathML 3, MathML Core). */
export function fixMathml(node: Element): Element {
  const children = node.children.map((child): ElementContent =>
    child.type === 'element' ? fixMathml(child) : child,
  );
  const fix = fixes[node.tagName] ?? (tokens.has(node.tagName) ? (token) => fixFence(fixToken(token)) : same);
  return keepValidAttributes(fix(fixArguments({ ...node, children })));
}

function same(node: Element): Element {
  return node;
}

/** "Function application", which nobody sees. */
const applies = '\u2061';

/**
 * Each child in its place. KaTeX writes a sign after the name of a function, also where it is alone, as in `x_{\max}`:
 * that sign would take the place of the next child. A brace with a label above and one below is `munderover`.
 */
function fixArguments(node: Element): Element {
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
