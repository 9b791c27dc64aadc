import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnostic.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { sourceText } from '../../src/model/source-text.ts';

const place = sourceText(sourcePath('series/articles/tillit.md'), 'Tillit.').place(0);

test.each([
  ['letters', 'x'.repeat(1_000_000)],
  ['letters of two units', '😀'.repeat(500_000)],
  ['words', 'ord og '.repeat(100_000)],
  ['lines', 'ord\n'.repeat(100_000)],
])('a quotation of a million %s is shortened, the words around it are not', (_name, long) => {
  const quoting = `There is no "${long}" in this article.`;
  const problem = diagnose('link-target-exists', place, quoting, {
    hint: quoting,
    related: [{ message: quoting, place }],
  });
  for (const text of [problem.message, problem.hint, problem.related?.[0]?.message]) {
    expect(text?.length).toBeLessThanOrEqual(300);
    expect(text).toMatch(/^There is no "[^…]+…[^…]+" in this article\.$/);
    expect(text).not.toMatch(/\p{Surrogate}/u);
  }
});

test('a message that is no longer than a paragraph stays as it is', () => {
  expect(diagnose('link-target-exists', place, 'x'.repeat(300)).message).toBe('x'.repeat(300));
});
