import { expect, test } from 'vitest';
import { bodyByBothParsers } from '../harness/both-parsers.ts';
import { problemsOf, readMarkdown } from '../harness/markdown.ts';

test.each([
  ['$$\nx\n$$ (eq-one)', '(eq-one)'],
  ['$$ x $$ (eq-one)', '(eq-one)'],
  ['> $$ x $$ {#eq:to}', '{#eq:to}'],
  ['- Punkt\n\n  $$x^2$$ (1.2)', '(1.2)'],
  ['漢字\n\n$$ \\frac{a}{b} $$   (lign-3)\n\nTil', '(lign-3)'],
])('%s: the formula is a block with a number', async (text, label) => {
  const html = await bodyByBothParsers(text);
  expect(html).toContain('display="block"');
  expect(html).toContain('<span class="equation-number">(1)</span>');
  expect(html).not.toContain(label);
});

test.each([
  '```\n$$ x $$ (eq-one)\n\n$$\ny\n$$ (eq-to)\n```',
  'Et ord\n$$ x $$ (her)\nog et til.',
  '$$ x $$ (som er kjent)',
  '$$\nx\n$$\n\n(eq-one)',
  '$x$ (eq-one)',
])('%s: nothing is reported, and all of it is shown', async (text) => {
  expect(await problemsOf(text)).toEqual([]);
  const { html } = await readMarkdown(text);
  expect(html).toContain(/\([^)]*\)/.exec(text)?.[0]);
});
