import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { spellFormula } from '../../../src/markdown/formulas/spell-formula.ts';
import { setFormula } from '../../../src/markdown/mathematics/set-formula.ts';
import { problemsOf, readMarkdown } from '../../harness/markdown.ts';

const markup = (math: Element): string => toHtml(math).replaceAll(' mathvariant="normal"', '');

test.each([
  ['\\ce{H2O}', 'H₂O', '<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>'],
  // Staggered, as chemists write it.
  ['\\ce{SO4^2-}', 'SO₄²⁻', '<msup><msub><mrow><mi>S</mi><mi>O</mi></mrow><mn>4</mn></msub>'],
  ['\\ce{Fe(CN)6}', 'Fe(CN)₆', '<msub><mo stretchy="false">)</mo><mn>6</mn></msub>'],
  ['\\ce{^{227}_{90}Th+}', '₉₀²²⁷Th⁺', '<msubsup><mrow></mrow><mrow><mn>90</mn></mrow>'],
  ['\\ce{C + ^{14}N}', 'C + ¹⁴N', '<mrow><mn>14</mn></mrow></msubsup><mi>N</mi>'],
  ['\\ce{CO2 (g)}', 'CO₂(g)', '<mo stretchy="false">(</mo><mi>g</mi>'],
  ['\\ce{Ba^2+}', 'Ba²⁺', '<mn>2</mn><mo lspace="0em" rspace="0em">+</mo>'],
  ['\\ce{BaSO4 v}', 'BaSO₄↓', '<mo stretchy="false">↓</mo>'],
  ['\\pu{1.2e3 m^2}', '1.2 ⋅ 10³ m²', '<msup><mi>m</mi><mn>2</mn></msup>'],
  ['\\pu{123 kJ//mol}', '123 kJ/mol', '<mfrac>'],
  ['\\ce{A ->[{\\text{varmt}}] B}', 'A→ᵛᵃʳᵐᵗB', '<mtext>varmt</mtext>'],
])('%s has its indices at the letters', (tex, text, part) => {
  const math = setFormula(tex, true);
  expect(spellFormula(math)).toBe(text);
  expect(markup(math)).toContain(part);
  expect(markup(math)).not.toMatch(/mphantom|-1width/);
});

test('a command of the article can be one of chemistry', async () => {
  const { html } = await readMarkdown('\\newcommand{\\vann}{\\ce{H2O}}\n\nVi drikker $\\vann$.\n');
  expect(html).toContain('<msub><mi mathvariant="normal">H</mi><mn>2</mn></msub>');
});

test('what an author aligns with phantoms stays', () => {
  expect(markup(setFormula('x{\\vphantom{X}}_2', false))).toContain('<mphantom>');
});

test.each(['\\ce{\\bond{x}A}', '\\ce{\\bond{-~}A}'])('%s is reported', async (tex) => {
  expect(await problemsOf(`Her er $${tex}$.`)).toEqual([`math-valid: $${tex}$`]);
  const { diagnostics } = await readMarkdown(`Her er $${tex}$.`);
  expect(diagnostics[0]?.message).toContain('A part of \\ce or \\pu is not valid: ');
});
