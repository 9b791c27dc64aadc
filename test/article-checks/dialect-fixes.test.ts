import { expect, test } from 'vitest';
import { applyEdits, chooseEdits } from '../../src/diagnostics/apply-edits.ts';
import { readMarkdown } from '../harness/markdown.ts';

async function fix(text: string): Promise<string> {
  const { diagnostics } = await readMarkdown(text);
  return applyEdits(text, chooseEdits(diagnostics.flatMap((diagnostic) => diagnostic.fix ?? [])));
}

test.each([
  ['\\(x\\), \\(a+b\\), \\(\\alpha\\) og \\(ab^2\\)', '$x$, $a+b$, $\\alpha$ og $ab^2$'],
])('%j is rewritten with all that it holds', async (text, fixed) => {
  expect(await fix(text)).toBe(fixed);
});

test.each([
  ['an ending in brackets', 'fil\\(s\\)'],
  ['words in brackets', '\\(C++\\) og \\(snake_case\\) og \\(a $b$ + c\\) og \\(a `b` + c\\)'],
])('%s: reported and left as it is', async (_what, text) => {
  expect(await fix(text)).toBe(text);
  expect((await readMarkdown(text)).diagnostics).not.toEqual([]);
});
