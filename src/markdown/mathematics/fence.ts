import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';

/** Bars that KaTeX writes as relations, which do not stretch (MathML Core, appendix B). */
const bars: ReadonlyMap<string, string> = new Map([
  ['∣', '|'],
  ['∥', '‖'],
]);

/** Arrows that browsers make as tall as the line, which only delimiters are (MathML Core, appendix B). */
const upright = /^[↑↓↕⇑⇓⇕]$/;

/** The delimiters of `\left` and `\right` grow with what is between them, in every browser; an arrow in a line does not. */
export function fixFence(operator: Element): Element {
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
