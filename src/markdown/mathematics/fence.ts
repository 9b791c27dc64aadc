import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';

/** Bars that KaTeX writes as relations, which do not stretch (MathML Core, appendix B). */
const bars: Readonly<Record<string, string>> = { '∣': '|', '∥': '‖' };

/** The delimiters of `\left` and `\right` grow with what is between them, in every browser. */
export function fixFence(operator: Element): Element {
  const { properties } = operator;
  if (operator.tagName !== 'mo' || properties['fence'] !== 'true' || properties['stretchy'] === 'false')
    return operator;
  const text = toString(operator);
  return {
    ...operator,
    properties: { ...properties, stretchy: 'true', symmetric: 'true' },
    children: [{ type: 'text', value: bars[text] ?? text }],
  };
}
