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

const rowsIn = (html: string) => [...flat(html).matchAll(/<tr>(.*?)<\/tr>/g)].map(([, cells]) => cells);

test.each([
  ['<tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td></tr>', '<td>d</td><td colspan="2"></td>'],
  ['<tr><td>a</td><td>b</td><td rowspan="2">c</td></tr><tr><td>d</td></tr>', '<td>d</td><td></td>'],
  ['<tr><td>a</td></tr><tr><td rowspan="9">b</td></tr>', '<td rowspan="1">b</td>'],
  ['<tr><td>a</td><td rowspan="2">b</td></tr><tr><td colspan="2">c</td></tr>', '<td colspan="2">c</td>'],
  ['<tr><td colspan="3">a</td></tr><tr><td>b</td><td>c</td></tr>', '<td>b</td><td>c</td><td></td>'],
])('rows have the same width: %s', async (rows, last) => {
  expect(rowsIn(await htmlOf(`<table><tbody>${rows}</tbody></table>`)).at(-1)).toBe(last);
});

test('a cell of several rows ends with its group', async () => {
  const html = await htmlOf(
    '<table><thead><tr><th rowspan="2">A</th><th>B</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
  );
  expect(html).toContain('<th rowspan="1" scope="col">A</th>');
  expect(rowsIn(html).at(-1)).toBe('<td>a</td><td>b</td>');
});

test('rows that lack very many cells stay', async () => {
  const gaps = '<td>a</td><td rowspan="2000">b</td>'.repeat(20);
  const html = await htmlOf(
    `<table><tbody><tr>${gaps}</tr>${'<tr><td>c</td></tr>'.repeat(1999)}</tbody></table>`,
  );
  expect(rowsIn(html).at(-1)).toBe('<td>c</td>');
});
