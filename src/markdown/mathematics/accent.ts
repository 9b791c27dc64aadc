import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';

/** Arrows that grow in STIX Two Math, for those above letters that do not. */
const above: Readonly<Record<string, string>> = { '→': '\u20d7', '↔': '\u20e1', '\u20d7': '\u20d7' };

/** Long arrows, for those with a label that do not grow. */
const labelled: Readonly<Record<string, string>> = { '→': '⟶', '↔': '⟷', '↦': '⟼' };

/** Signs that no font makes wider: the style sheet does. */
const widened = new Set(['^', '~', 'ˇ']);

/** How many letters wide an accent may be. */
const widest = 6;

/** What is above or below a group is as wide as the group: an arrow, a hat, a tilde. */
export function mendAccent(node: Element): Element {
  const isAccent = node.properties['accent'] === 'true' || node.properties['accentunder'] === 'true';
  const operators = node.children.filter(isOperator);
  const base = node.children[0];
  for (const operator of operators) {
    const text = toString(operator);
    if (!isAccent && operator === base && operator.properties['minsize'] !== undefined)
      setText(operator, labelled[text] ?? text);
    if (!isAccent || operator === base || base?.type !== 'element') continue;
    if (text in above) {
      setText(operator, above[text] ?? text);
      operator.properties['stretchy'] = 'true';
    }
    const width = Math.min(widest, Array.from(toString(base)).length);
    if (operator.properties['stretchy'] === 'true' && widened.has(text) && width > 1)
      operator.properties.className = [`math-wide-${width}`];
  }
  return node;
}

function isOperator(node: Element['children'][number]): node is Element {
  return node.type === 'element' && node.tagName === 'mo';
}

function setText(operator: Element, value: string): void {
  operator.children = [{ type: 'text', value }];
}
