import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { mathmlToTex } from '../../../src/import/html/mathml-to-tex.ts';

function texOf(mathml: string): string | undefined {
  const [math] = fromHtml(`<math>${mathml}</math>`, { fragment: true }).children;
  if (math?.type !== 'element') throw new Error('The formula is missing.');
  return mathmlToTex(math);
}

test.each([
  ['powers', '<msup><mi>x</mi><mn>2</mn></msup>', 'x^{2}'],
  ['roots', '<mroot><mi>x</mi><mn>3</mn></mroot>', '\\sqrt[3]{x}'],
  ['sums with limits', '<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>a</mi>', '\\sum_{i}^{n}a'],
  ['limits', '<munder><mi>lim</mi><mi>n</mi></munder>', '\\lim_{n}'],
  ['functions', '<mi>coth</mi><mo>\u2061</mo><mi>x</mi>', '\\coth x'],
  ['accents', '<mover><mi>x</mi><mo>ˇ</mo></mover>', '\\check{x}'],
  ['signs of TeX', '<mi>a</mi><mo>&amp;</mo><mo>%</mo><mo>−</mo><mn>1</mn>', 'a\\&\\%-1'],
  ['brackets', '<mo>⟨</mo><mi>x</mi><mo>⟩</mo>', '\\langle x\\rangle'],
  ['names of JavaScript', '<mover><mi>x</mi><mo>constructor</mo></mover>', '\\overset{constructor}{x}'],
])('%s', (_what, mathml, tex) => {
  expect(texOf(mathml)).toBe(tex);
});

test.each(['<maction><mi>x</mi></maction>', '<constructor><mi>x</mi></constructor>', ''])(
  'no counterpart: %j',
  (mathml) => {
    expect(texOf(mathml)).toBeUndefined();
  },
);
