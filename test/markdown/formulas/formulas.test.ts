import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { fitFormulas } from '../../../src/markdown/formulas/fit-formulas.ts';
import { measureFormula } from '../../../src/markdown/formulas/measure-formula.ts';
import { spellFormula } from '../../../src/markdown/formulas/spell-formula.ts';
import { visitElements } from '../../../src/markdown/visit-elements.ts';
import { readMarkdown } from '../../harness/markdown.ts';

async function bodyOf(markdown: string): Promise<Root> {
  return structuredClone((await readMarkdown(markdown, 'en')).document.body);
}

function listMath(tree: Root): Element[] {
  const found: Element[] = [];
  visitElements(tree, (node) => {
    if (node.tagName === 'math') found.push(node);
    return undefined;
  });
  return found;
}

const display = (tex: string): string => `$$\n${tex}\n$$\n`;
const sum = Array.from({ length: 12 }, (_unused, index) => `a_{${index}} b^{${index}}`).join(' + ');

describe('a formula as plain text', () => {
  test.each([
    ['E = mc^2', 'E = mc²'],
    ['\\frac{a}{b}', 'a/b'],
    ['\\frac{a+b}{2c}', '(a + b)/2c'],
    ['\\sqrt{x_1 + x_2}', '√(x₁ + x₂)'],
    ['\\sqrt[3]{x}', '³√x'],
    ['x_{max}', 'xₘₐₓ'],
    ['x^{k\\ell}', 'x^kℓ'],
    ['\\alpha \\le \\beta', 'α ≤ β'],
    ['\\sin x', 'sin x'],
    ['O(n \\log n)', 'O(n log n)'],
    ['\\hat{x} \\in A', 'x̂ ∈ A'],
    ['a \\to -b', 'a → −b'],
    ['H_2O', 'H₂O'],
  ])('%s is %s', async (tex, text) => {
    const [math] = listMath(await bodyOf(`$${tex}$`));
    expect(math && spellFormula(math)).toBe(text);
  });
});

describe('the width of a formula', () => {
  // As Chromium sets it with STIX Two Math.
  test.each([
    ['(a+b)^{12} = a^{12} + 12a^{11}b + 66a^{10}b^2', 14.64],
    ['\\sum_{n=0}^{\\infty} \\frac{f^{(n)}(a)}{n!}(x-a)^n', 8.24],
    ['P(A\\mid B)=\\frac{P(B\\mid A)P(A)}{P(B)}', 10.04],
    ['\\hat{\\beta} = (X^TX)^{-1}X^Ty', 6.81],
    ['\\sqrt{x^2+y^2+z^2}', 6.27],
  ])('%s is about %d em', async (tex, width) => {
    const [math] = listMath(await bodyOf(display(tex)));
    const measured = math ? measureFormula(math) / width : 0;
    expect(measured).toBeGreaterThan(0.92);
    expect(measured).toBeLessThan(1.15);
  });
});

describe('a formula that is too wide', () => {
  test.each([
    ['breaks before its relations and sums', `f(x) = ${sum} = 1`],
    [
      'breaks on the right side of an equation that is aligned',
      `\\begin{aligned} f &= ${sum} \\\\ g &= 1 \\end{aligned}`,
    ],
    [
      'breaks behind its commas',
      `x_1, ${Array.from({ length: 40 }, (_unused, index) => `y_{${index}}`).join(', ')}`,
    ],
    ['breaks in brackets where it has to', `g(${sum})`],
    ['breaks between its letters where nothing else is left', `x = ${'abcdefg'.repeat(30)}`],
    ['breaks between its roots', Array.from({ length: 40 }, () => '\\sqrt{x+y}').join(' ')],
    ['breaks between its digits and words', '\\text{ett ord} 12 '.repeat(40)],
  ])(
    '%s, and loses no letter',
    async (_what, tex) => {
      const body = await bodyOf(display(tex));
      const before = toString(body).replaceAll(/\s/g, '');
      fitFormulas(body, { width: 20, isScrolled: false });
      const [math] = listMath(body);
      expect(toString(body).replaceAll(/\s/g, '')).toBe(before);
      expect(math && measureFormula(math)).toBeLessThanOrEqual(20);
      expect(JSON.stringify(body)).not.toMatch(/formula-\d/);
    },
    10_000,
  );

  test('is set smaller where it has no place to break', async () => {
    const body = await bodyOf(display(`\\frac{${sum}}{2}`));
    fitFormulas(body, { width: 20, isScrolled: false });
    expect(JSON.stringify(body)).toMatch(/"formula-[3-8]0"/);
  });

  test('in a line is split, each piece with a text of its own', async () => {
    const body = await bodyOf(`Here $f(x) = ${sum}$ ends.`);
    const before = toString(body);
    fitFormulas(body, { width: 15, isScrolled: true });
    const pieces = listMath(body);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.map(({ properties: { alttext } }) => alttext).slice(0, 3)).toEqual([
      'f(x)',
      '= a₀b⁰',
      '+ a₁b¹',
    ]);
    expect(toString(body)).toBe(before);
  });

  test('in a line scrolls where it cannot be split', async () => {
    const body = await bodyOf(`Here $\\frac{${sum}}{2}$ ends.`);
    fitFormulas(body, { width: 15, isScrolled: true });
    expect(listMath(body)[0]?.properties.className).toEqual(['formula-wide']);
  });

  test.each(['E = mc^2', '\\frac{a}{b}', '\\text{if } x > 0'])('and %s is left as it is', async (tex) => {
    const body = await bodyOf(`$${tex}$\n\n${display(tex)}`);
    const before = structuredClone(body);
    fitFormulas(body, { width: 15, isScrolled: false });
    expect(body).toEqual(before);
  });
});

test('a formula with thousands of terms is broken soon', async () => {
  const body = await bodyOf(display(Array.from({ length: 4000 }, () => 'x_1').join('+')));
  const start = performance.now();
  fitFormulas(body, { width: 20, isScrolled: false });
  expect(performance.now() - start).toBeLessThan(20_000);
});
