import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { toString } from 'hast-util-to-string';
import { fixAccent } from './accent.ts';
import { keepValidAttributes } from './attributes.ts';
import { fixEnclosure } from './enclosure.ts';
import { fixGrid } from './grid.ts';
import { arranged, tokens } from './elements.ts';
import { fixToken } from './token.ts';
import { measureNodes } from '../formulas/measure-formula.ts';
import { lookupTable } from '../../model/lookup-table.ts';

/** What each element of KaTeX's becomes; its children have been fixed before. */
const fixes: Readonly<Record<string, (node: Element) => Element>> = lookupTable({
  mtable: fixGrid,
  menclose: fixEnclosure,
  mpadded: fixLabel,
  mover: fixAccent,
  munder: fixAccent,
  munderover: fixAccent,
});

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

/** In em of a label: an arrow is one and a half of the letters beside it, at the least. */
const shortest = 2.2;

/** The label of an arrow: browsers take `+0.6em` for a width of 0.6em, so that the label has spaces at its sides instead. */
function fixLabel(padded: Element): Element {
  const { width, lspace, style } = padded.properties;
  if (typeof style === 'string' && style.includes('border'))
    return { ...padded, tagName: 'mrow', properties: { ...padded.properties, className: ['math-box'] } };
  if (typeof width !== 'string' || !width.startsWith('+') || typeof lspace !== 'string') return padded;
  const room = Math.max(Number.parseFloat(lspace), (shortest - measureNodes(padded.children, false)) / 2);
  const space = (): Element => h('mspace', { width: `${Number(room.toFixed(2))}em` });
  return { ...padded, tagName: 'mrow', properties: {}, children: [space(), ...padded.children, space()] };
}

/** Bars that KaTeX writes as relations, which do not stretch (MathML Core, appendix B). */
const bars: ReadonlyMap<string, string> = new Map([
  ['∣', '|'],
  ['∥', '‖'],
]);

/** Arrows that browsers make as tall as the line, which only delimiters are (MathML Core, appendix B). */
const upright = /^[↑↓↕⇑⇓⇕]$/;

/** The delimiters of `\left` and `\right` grow with what is between them, in every browser; an arrow in a line does not. */
function fixFence(operator: Element): Element {
  const { properties } = operator;
  if (operator.tagName !== 'mo') return operator;
  if (properties['stretchy'] === undefined && upright.test(toString(operator)))
    return { ...operator, properties: { ...properties, stretchy: 'false' } };
  if (properties['fence'] !== 'true' || properties['stretchy'] === 'false') return operator;
  const text = toString(operator);
  return {
    ...operator,
    properties: { ...properties, stretchy: 'true', symmetric: 'true' },
    children: [{ type: 'text', value: bars.get(text) ?? text }],
  };
}
