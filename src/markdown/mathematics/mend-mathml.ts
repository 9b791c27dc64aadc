import type { Element, ElementContent } from 'hast';
import { mendAccent } from './accent.ts';
import { mendArguments } from './arguments.ts';
import { keepValidAttributes } from './attributes.ts';
import { mendEnclosure } from './enclosure.ts';
import { mendFence } from './fence.ts';
import { mendGrid } from './grid.ts';
import { mendLabel } from './label.ts';
import { isToken, mendToken } from './token.ts';

/** What each element of KaTeX's becomes; its children have been mended before. */
const menders: Readonly<Record<string, (node: Element) => Element>> = {
  mtable: mendGrid,
  menclose: mendEnclosure,
  mpadded: mendLabel,
  mover: mendAccent,
  munder: mendAccent,
  munderover: mendAccent,
};

/** MathML from KaTeX as MathML that is valid in EPUB and that browsers lay out (MathML 3, MathML Core). */
export function mendMathml(node: Element): Element {
  const children = node.children.map((child): ElementContent =>
    child.type === 'element' ? mendMathml(child) : child,
  );
  const mend = menders[node.tagName] ?? (isToken(node) ? (token) => mendFence(mendToken(token)) : same);
  return keepValidAttributes(mend(mendArguments({ ...node, children })));
}

function same(node: Element): Element {
  return node;
}
