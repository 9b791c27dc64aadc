import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { measureNodes, scriptScale } from '../formulas/measure-formula.ts';

/** Arrows that grow in STIX Two Math, for those above letters that do not. */
const above: ReadonlyMap<string, string> = new Map([
  ['→', '\u20d7'],
  ['↔', '\u20e1'],
  ['\u20d7', '\u20d7'],
]);

/** Signs above letters that no font makes wider: the style sheet does. */
const widened = new Set(['^', '~', 'ˇ']);

/** Signs with a label that no font makes wider either, and their widths in em. */
const rigid: ReadonlyMap<string, number> = new Map([
  ['=', 0.6],
  ['⇌', 0.95],
  ['⇋', 0.95],
  ['⇄', 0.95],
  ['⇆', 0.95],
  ['↠', 0.95],
  ['↞', 0.95],
]);

/** How many letters wide an accent may be. */
const widest = 6;

/** What is above or below a group is as wide as the group: an arrow, a hat, a tilde. */
export function fixAccent(node: Element): Element {
  const isAccent = node.properties['accent'] === 'true' || node.properties['accentunder'] === 'true';
  const operators = node.children.filter(isOperator);
  const base = node.children[0];
  for (const operator of operators) {
    const text = toString(operator);
    const own = rigid.get(text);
    if (!isAccent && operator === base && own !== undefined) widen(operator, widthOfLabels(node) / own);
    if (!isAccent || operator === base || base?.type !== 'element') continue;
    const grown = above.get(text);
    if (grown !== undefined) {
      setText(operator, grown);
      operator.properties['stretchy'] = 'true';
    }
    if (operator.properties['stretchy'] === 'true' && widened.has(text))
      widen(operator, Array.from(toString(base)).length);
  }
  return node;
}

function widen(operator: Element, times: number): void {
  const width = Math.min(widest, Math.round(times));
  if (width > 1) operator.properties.className = [`math-wide-${width}`];
}

/** In em of what they are above and below. */
function widthOfLabels({ children }: Element): number {
  return Math.max(...children.slice(1).map((label) => measureNodes([label], false) * scriptScale));
}

function isOperator(node: Element['children'][number]): node is Element {
  return node.type === 'element' && node.tagName === 'mo';
}

function setText(operator: Element, value: string): void {
  operator.children = [{ type: 'text', value }];
}
