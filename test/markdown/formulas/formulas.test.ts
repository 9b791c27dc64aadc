import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { fitFormulas, fitTitleFormula } from '../../../src/markdown/formulas/fit-formulas.ts';
import { measureFormula } from '../../../src/markdown/formulas/measure-formula.ts';
import { spellFormula } from '../../../src/markdown/formulas/spell-formula.ts';
import { visitElements } from '../../../src/markdown/visit-elements.ts';
import { readMarkdown } from '../../harness/markdown.ts';
import { processorTime } from '../../harness/processor-time.ts';

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

/** How large a formula is set, by the class of its block and by its own attribute. */
function sizeOf(body: Root, math: Element): number {
  const tenths = /"formula-(\d+)"/.exec(JSON.stringify(body))?.[1] ?? '100';
  const own = /"mathsize":"([\d.]+)%"/.exec(JSON.stringify(math))?.[1] ?? '100';
  return (Number(tenths) / 100) * (Number(own) / 100);
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
      fitFormulas(body, { width: 20, overflow: 'shrink' });
      const [math] = listMath(body);
      expect(toString(body).replaceAll(/\s/g, '')).toBe(before);
      expect(math && measureFormula(math)).toBeLessThanOrEqual(20);
      expect(JSON.stringify(body)).not.toMatch(/formula-\d/);
    },
    10_000,
  );

  const isNumber = ({ properties: { className } }: Element) =>
    Array.isArray(className) && className.includes('math-number');
  const listRows = (tree: Root): Element[] => {
    const rows: Element[] = [];
    visitElements(tree, (node) => {
      if (node.tagName === 'mtr') rows.push(node);
      return undefined;
    });
    return rows;
  };

  test.each([
    ['align', `f &= ${sum} \\tag{1.1} \\\\ g &= 1 \\label{g}`, ['(1.1)', '(1)']],
    ['gather', `f = ${sum} \\tag{1.1} \\\\ g = 1 \\label{g}`, ['(1.1)', '(1)']],
    ['align', `f &= ${sum} & h &= ${sum} \\tag{A} \\\\ g &= 1 & k &= 2`, ['(A)']],
    ['alignat}{2', `f + {} & g & = & ${sum} \\tag{A} \\\\ g + {} & k & = 2`, ['(A)']],
    ['align', `${sum} &= g \\label{a} \\\\ g &= 2`, ['(1)']],
  ])(
    '%s breaks beside its numbers, which stay with the last line of their rows',
    async (name, rows, numbers) => {
      const body = await bodyOf(display(`\\begin{${name}} ${rows} \\end{${name.replace('}{2', '')}}`));
      const before = listRows(body).length;
      const letters = (tree: Root) => Array.from(toString(tree).replaceAll(/\s/g, '')).toSorted().join('');
      const all = letters(body);
      fitFormulas(body, { width: 20, overflow: 'shrink' });
      const after = listRows(body);
      expect(after.length).toBeGreaterThan(before);
      expect(letters(body)).toBe(all);
      expect(listMath(body).map(measureFormula)[0]).toBeLessThanOrEqual(20);
      expect(JSON.stringify(body)).not.toMatch(/formula-\d/);
      const shown = after.map(({ children }) => {
        const cell = children.find((child) => child.type === 'element' && isNumber(child));
        return cell?.type === 'element' ? toString(cell) : '';
      });
      expect(shown.filter((number) => number !== '')).toEqual(numbers);
      const first = shown.indexOf(numbers[0] ?? '');
      expect(first).toBeGreaterThan(0);
    },
  );

  const long = Array.from({ length: 8 }, () => sum).join(' + ');
  test.each([
    ['a fraction', `\\frac{${long}}{2}`],
    ['a root', `\\sqrt{${long}}`],
    ['a brace', `\\underbrace{${long}}_{n} = 2`],
    ['brackets that grow', `x = \\left( ${long} \\right)^2`],
    [
      'equations in brackets',
      `x = \\left\\{ \\begin{aligned} f &= ${long} \\\\ g &= 2 \\end{aligned} \\right.`,
    ],
    [
      'cases',
      `x = \\begin{cases} ${long} & \\text{if } x \\\\ 0 & \\text{${'else '.repeat(60)}} \\end{cases}`,
    ],
    ['a matrix', `\\begin{pmatrix} ${Array.from({ length: 80 }, () => 'a').join(' & ')} \\end{pmatrix}`],
    ['an equation', `\\begin{equation} ${long} \\end{equation}`],
    ['a word', `\\text{${'x'.repeat(300)}}`],
    ['a number', '1234567890'.repeat(30)],
  ])('%s is never wider than a line, and loses no letter', async (_what, tex) => {
    for (const written of [display(tex), `In a line $${tex}$ too.`]) {
      const body = await bodyOf(written);
      const before = toString(body).replaceAll(/\s/g, '');
      fitFormulas(body, { width: 20, overflow: 'shrink' });
      expect(toString(body).replaceAll(/\s/g, '')).toBe(before);
      for (const math of listMath(body))
        expect(measureFormula(math) * sizeOf(body, math)).toBeLessThanOrEqual(20);
    }
  });

  test('is set smaller where it has no place to break', async () => {
    const body = await bodyOf(display(`\\frac{${sum}}{2}`));
    fitFormulas(body, { width: 20, overflow: 'shrink' });
    expect(JSON.stringify(body)).toMatch(/"formula-[3-8]0"/);
  });

  test('in a line is split, each piece with a text of its own', async () => {
    const body = await bodyOf(`Here $f(x) = ${sum}$ ends.`);
    const before = toString(body);
    fitFormulas(body, { width: 15, overflow: 'scroll' });
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
    fitFormulas(body, { width: 15, overflow: 'scroll' });
    expect(listMath(body)[0]?.properties.className).toEqual(['formula-wide']);
  });

  test.each(['E = mc^2', '\\frac{a}{b}', '\\text{if } x > 0'])('and %s is left as it is', async (tex) => {
    const body = await bodyOf(`$${tex}$\n\n${display(tex)}`);
    const before = structuredClone(body);
    fitFormulas(body, { width: 15, overflow: 'shrink' });
    expect(body).toEqual(before);
  });
});

test('a formula in a title is in pieces that fit a phone', async () => {
  const [math] = listMath(await bodyOf(`$f = ${sum} + \\frac{${sum}}{2}$`));
  const parts = math === undefined ? [] : fitTitleFormula(math);
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.map((part) => toString(part)).join('')).toBe(math && toString(math));
  for (const part of parts) {
    const root: Root = { type: 'root', children: [part] };
    expect(measureFormula(part) * sizeOf(root, part)).toBeLessThanOrEqual(10);
  }
});

test('a formula with thousands of terms is broken soon', async () => {
  const body = await bodyOf(display(Array.from({ length: 4000 }, () => 'x_1').join('+')));
  expect(await processorTime(() => fitFormulas(body, { width: 20, overflow: 'shrink' }))).toBeLessThan(20);
});
