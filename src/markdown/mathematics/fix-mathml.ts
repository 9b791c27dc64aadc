import type { Element, ElementContent } from 'hast';
import { fixAccent } from './accent.ts';
import { fixArguments } from './arguments.ts';
import { keepValidAttributes } from './attributes.ts';
import { fixEnclosure } from './enclosure.ts';
import { fixFence } from './fence.ts';
import { fixGrid } from './grid.ts';
import { fixLabel } from './label.ts';
import { tokens } from './elements.ts';
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
