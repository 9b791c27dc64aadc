import { expect, test } from 'vitest';
import { htmlOf, problemsOf, readMarkdown } from '../../harness/markdown.ts';

const flat = (html: string) => html.replaceAll('\n', '');

test('headings have a scope, and alignment is a class', async () => {
  expect(flat(await htmlOf('| År | Sum |\n|:--|--:|\n| 2024 | 60 |\n'))).toBe(
    '<table><thead><tr><th class="align-left" scope="col">År</th><th class="align-right" scope="col">Sum</th></tr></thead>' +
      '<tbody><tr><td class="align-left">2024</td><td class="align-right">60</td></tr></tbody></table>',
  );
});

test('an empty corner heads nothing', async () => {
  expect(flat(await htmlOf('| | Sum |\n|---|---|\n| 2024 | 60 |\n'))).toContain(
    '<tr><td></td><th scope="col">Sum</th></tr>',
  );
});

test('a column without a heading is reported', async () => {
  expect(await problemsOf('| År | |\n|---|---|\n| 2024 | 60 |\n')).toEqual([
    expect.stringMatching(/^table-header: /),
  ]);
});

test.each([
  ['| A | B |\n|---|---|\n| `a | 0` | c |\n', '| c '],
  ['| A | B |\n|---|---|\n| 1 | 2 |\n| $|x|$ | y | z |\n', '| $ '],
  ['A | B\n--|--\n1 | 2 | 3 | 4\n', '| 3'],
])('a row with more cells than columns is reported: %j', async (text) => {
  expect(await problemsOf(text)).toEqual([expect.stringMatching(/^table-cells: /)]);
});

test('an escaped line is part of its cell', async () => {
  expect(await htmlOf('| A | B |\n|---|---|\n| `a \\| 0` | c |\n')).toContain('<code>a | 0</code>');
});

test.each([
  ['![År](a.png)', '<img alt="År"'],
  ['[![År](a.png)](https://a.no)', '<a href="https://a.no"><img alt="År"'],
  ['$x$', '<math'],
])('%s is a heading of a column', async (cell, html) => {
  const { html: table, diagnostics } = await readMarkdown(`| ${cell} | B |\n|---|---|\n| x | y |\n`);
  expect(table).toContain(`<th scope="col">${html}`);
  expect(diagnostics).toEqual([]);
});
