import type { Element } from 'hast';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHtml } from 'hast-util-to-html';
import { setFormula } from '../../../src/markdown/mathematics/set-formula.ts';
import { visitElements } from '../../../src/markdown/visit-elements.ts';
import { anyFormula } from '../../harness/random-formulas.ts';

const places: Readonly<Record<string, number>> = {
  mfrac: 2,
  mroot: 2,
  msub: 2,
  msup: 2,
  munder: 2,
  mover: 2,
  msubsup: 3,
  munderover: 3,
};
const texts = new Set(['mi', 'mn', 'mo', 'mtext', 'mspace']);

/** Elements with too many or too few children (MathML 3, section 3.1.3.2), or with children where only text may be. */
function misshapen(math: Element): string[] {
  const found: string[] = [];
  visitElements({ type: 'root', children: [math] }, ({ tagName, children }) => {
    const inside = children.filter(({ type }) => type === 'element').length;
    const expected = texts.has(tagName) ? 0 : (places[tagName] ?? inside);
    if (inside !== expected) found.push(tagName);
    return undefined;
  });
  return found;
}

test.each([
  ['x_{\\max}', '<msub><mi>x</mi><mi>max</mi></msub>'],
  ['\\frac{\\log}{2}', '<mfrac><mi>log</mi><mn>2</mn></mfrac>'],
  ['{\\sin}_{a}^{b}', '<msubsup><mi>sin</mi><mi>a</mi><mi>b</mi></msubsup>'],
  [
    '\\overbrace{x}^{a}_{b}',
    '<munderover><mover><mi>x</mi><mo stretchy="true">⏞</mo></mover><mi>b</mi><mi>a</mi></munderover>',
  ],
  ['\\operatorname{a \\colon b} c', '<mspace width="0.3333em"></mspace>'],
])('%s has each argument in its place', (tex, mathml) => {
  const math = setFormula(tex, false);
  expect(misshapen(math)).toEqual([]);
  expect(toHtml(math)).toContain(mathml);
});

test('every formula has', () => {
  fc.assert(
    fc.property(anyFormula, (tex) => {
      let math: Element;
      try {
        math = setFormula(tex, true);
      } catch {
        return;
      }
      expect(misshapen(math)).toEqual([]);
    }),
    { seed: 25, numRuns: 200 },
  );
});
