import { expect, test } from 'vitest';
import { applyEdits, chooseEdits } from '../../src/diagnostics/apply-edits.ts';
import { readMarkdown } from '../harness/markdown.ts';

async function fix(text: string): Promise<string> {
  const { diagnostics } = await readMarkdown(text);
  return applyEdits(text, chooseEdits(diagnostics.flatMap((diagnostic) => diagnostic.fix ?? [])));
}

test('words in brackets are reported and left as they are', async () => {
  const text = '\\(C++\\) og \\(snake_case\\)';
  expect(await fix(text)).toBe(text);
  expect((await readMarkdown(text)).diagnostics).not.toEqual([]);
});

test('brackets that a program has escaped are text', async () => {
  const { html, diagnostics } = await readMarkdown('Se \\[1\\], \\[\\^2\\] og \\[sic\\].');
  expect([html, diagnostics]).toEqual(['<p>Se [1], [^2] og [sic].</p>', []]);
});

test('a page break of Quarto in its line is removed, one in a sentence is left', async () => {
  expect(await fix('En\n\n{{< pagebreak >}}\n\nTo\n')).toBe('En\n\n\nTo\n');
  expect(await fix('En {{< pagebreak >}} to\n')).toBe('En {{< pagebreak >}} to\n');
});

test('the label of a tab gets its quotes', async () => {
  expect(await fix('=== Linux og Mac\n\n    Tekst\n')).toBe('=== "Linux og Mac"\n\n    Tekst\n');
});
