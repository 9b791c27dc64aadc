import { expect, test } from 'vitest';
import { bodiesOf } from '../../harness/same-body.ts';

const simple = (caption: string, id = '') =>
  `<table${id}><caption>${id === '' ? '' : '<span class="figure-number">Table 1</span> '}${caption}</caption><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>`;
const pipes = '| a | b |\n| - | - |\n| c | d |';
const grid = '+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+';

test.each([
  [
    'Quarto',
    `${pipes}\n\n: Tall *her* {#tbl-x tbl-colwidths="[60,40]"}`,
    simple('Tall <em>her</em>', ' id="tbl-x"'),
  ],
  ['pandoc, above', `Table: Tall\n\n${pipes}`, simple('Tall')],
  ['pandoc, right below', `${pipes}\n: Tall`, simple('Tall')],
  ['pandoc, of a grid', `${grid}\n\n: أرقام`, simple('أرقام')],
  ['MyST', `\`\`\`{table} Tall\n:name: t\n\n${pipes}\n\`\`\``, simple('Tall', ' id="t"')],
  ['MyST, colons', `:::{table} Tall\n${pipes}\n:::`, simple('Tall')],
  [
    'MyST, a list',
    '```{list-table} Tall\n:header-rows: 1\n:name: t\n\n* - a\n  - b\n* - c\n  - d\n```',
    simple('Tall', ' id="t"'),
  ],
])('%s: a table has its caption, by both parsers', async (_dialect, text, table) => {
  for (const body of await bodiesOf(`Before.\n\n${text}\n\nAfter.\n`))
    expect(body.replaceAll('\n', '')).toBe(`<p>Before.</p>${table}<p>After.</p>`);
});

test('between two tables, a caption belongs to one of them', async () => {
  const [body = ''] = await bodiesOf(
    `${pipes}\n\n: One\n\n${pipes}\n\nText.\n\n${pipes}\n\nTable: Three\n\n${pipes}\n`,
  );
  expect(body.match(/<caption>\w+|<table>/g)).toEqual([
    '<table>',
    '<caption>One',
    '<table>',
    '<table>',
    '<table>',
    '<caption>Three',
  ]);
});

test('cells of a grid hold blocks, are aligned, and have the width of what editors show', async () => {
  const text = [
    '+------+:-----:+',
    '| 言語 | B     |',
    '+:=====+:=====:+',
    '| *c*  | - one |',
    '|      | - two |',
    '+------+-------+',
    '| e    | f     |',
    '|      |       |',
    '|      | g     |',
    '+------+-------+',
  ].join('\n');
  for (const body of await bodiesOf(`${text.replace('+------+:-----:+', '+------+-------+')}\n`)) {
    expect(body).toContain(
      '<th class="align-left" scope="col">言語</th><th class="align-center" scope="col">B</th>',
    );
    expect(body).toContain(
      '<td class="align-left"><em>c</em></td><td class="align-center"><ul><li>one</li><li>two</li></ul></td>',
    );
    expect(body).toContain('<td class="align-center"><p>f</p><p>g</p></td>');
  }
});

const joined = `
+-------+---------------+
| Sted  | Grader        |
|       +-------+-------+
|       | Maks  | Min   |
+=======+=======+=======+
| Bodø  | 10    | 5     |
|       +-------+-------+
|       | 漢字          |
+-------+-------+-------+
| a \\| b        | c     |
+===============+=======+
| Sum           | 1     |
+===============+=======+
`;

test('cells of a grid are joined over columns and rows, by both parsers', async () => {
  for (const body of await bodiesOf(joined)) {
    expect(body.replaceAll('\n', '')).toContain(
      '<thead><tr><th rowspan="2" scope="col">Sted</th><th colspan="2" class="align-center" scope="col">Grader</th></tr>' +
        '<tr><th scope="col">Maks</th><th scope="col">Min</th></tr></thead>' +
        '<tbody><tr><td rowspan="2">Bodø</td><td>10</td><td>5</td></tr><tr><td colspan="2">漢字</td></tr>' +
        '<tr><td colspan="2">a | b</td><td>c</td></tr></tbody>' +
        '<tfoot><tr><td colspan="2">Sum</td><td>1</td></tr></tfoot>',
    );
  }
});

test.each([
  ['a hole', '+---+---+\n| a | b |\n+---+   +\n| c | d |\n+---+-x-+\n'],
  ['a missing corner', '+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---\n'],
  [
    'cells that are wound around each other',
    '+---+---+---+\n| a     | b |\n+---+---+   +\n| c | d |   |\n+   +---+---+\n| e | f     |\n+---+---x---+\n',
  ],
])('a grid table with %s is reported', async (_what, text) => {
  const [body] = await bodiesOf(text);
  expect(body).toContain('A grid table is printed as text.');
});

test.each([
  'Table: of contents\n\nText',
  `${pipes}\n\nTabell: over.`,
  '```\n+---+---+\n| a | b |\n+---+---+\n```',
])('%j is no caption and no table', async (text) => {
  const [body] = await bodiesOf(`${text}\n`);
  expect(body).not.toMatch(/<caption|<td><p|role/);
  expect(body).not.toContain('dialect-known');
});
