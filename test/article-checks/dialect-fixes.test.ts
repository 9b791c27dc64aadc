import { expect, test } from 'vitest';
import { applyEdits, chooseEdits } from '../../src/diagnostics/apply-edits.ts';
import { readMarkdown } from '../harness/markdown.ts';

async function fix(text: string): Promise<string> {
  const { diagnostics } = await readMarkdown(text);
  return applyEdits(text, chooseEdits(diagnostics.flatMap((diagnostic) => diagnostic.fix ?? [])));
}

test.each([
  ['> [!note] The $x$ and `y`\n> A\n', ':::note[The $x$ and `y`]\nA\n:::\n'],
  ['!!! note "A `b`"\n    C\n', ':::note[A `b`]\nC\n:::\n'],
  ['::: info The $x$\nA\n:::\n', ':::note[The $x$]\nA\n:::\n'],
  [
    '1. A\n\n   > [!tip]\n   > B\n   >\n   > C\n\n2. D\n',
    '1. A\n\n   :::tip\n   B\n\n   C\n   :::\n\n2. D\n',
  ],
  ['> ::: tip\n> A\n> :::\n', '> :::tip\n> A\n> :::\n'],
  ['\\(x\\), \\(a+b\\), \\(\\alpha\\) og \\(ab^2\\)', '$x$, $a+b$, $\\alpha$ og $ab^2$'],
])('%j is rewritten with all that it holds', async (text, fixed) => {
  expect(await fix(text)).toBe(fixed);
});

test.each([
  ['two alerts in one quotation', '> [!note]\n> A\n> [!tip]\n> B\n'],
  ['a tab, which would make code of a paragraph', '> [!note]\n>\tA\n'],
  ['a line of the list that is indented in another way', '- A\n\n  > [!note]\n> B\n'],
  ['a fence that is code, with which the callout would end', '::: note\n```\n:::\n```\nA\n:::\n'],
  ['a fence of a quotation inside', '::: note\n\n> :::\n\nA\n:::\n'],
  ['an ending in brackets', 'fil\\(s\\)'],
  ['words in brackets', '\\(C++\\) og \\(snake_case\\) og \\(a $b$ + c\\) og \\(a `b` + c\\)'],
])('%s: reported and left as it is', async (_what, text) => {
  expect(await fix(text)).toBe(text);
  expect((await readMarkdown(text)).diagnostics).not.toEqual([]);
});
