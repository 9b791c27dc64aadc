import { beforeAll, expect, test } from 'vitest';
import { littlePublication } from '../../harness/publication.ts';
import { inputOf } from '../../harness/render-input.ts';
import { makeBookOf } from './make-book.ts';
import { readPdf } from './read-pdf.ts';
import { readTags, type ReadTag } from './read-tags.ts';
import { printer } from '../../harness/share-printer.ts';

const rows = (count: number) =>
  Array.from({ length: count }, (_none, row) => `| row ${row} | | x |\n`).join('');

/** By how wide each row is. */
const tables = [
  // Icons of a font that only a site has.
  [
    2,
    '| Icon | Meaning |\n| --- | --- |\n| <i class="fa fa-bars"></i> | Opens it. |\n| <i></i> | Closes it. |\n',
  ],
  [
    3,
    '| a | b | c |\n| --- | --- | --- |\n| | x | |\n| | | |\n| x | <br> | <span></span> |\n| <a id="here"></a> | &shy; | [**x**](#here) |\n',
  ],
  [
    2,
    '| a | b |\n| --- | --- |\n| <img src="ebb.svg" alt=""> | x |\n| ![Ebb](ebb.svg) | $x$ |\n| $x$ | - [ ] |\n',
  ],
  // Over several pages, with its head on each.
  [3, `| a | b | c |\n| --- | --- | --- |\n${rows(60)}`],
  [
    3,
    '<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>a</td></tr><tr><td colspan="2"></td></tr></table>\n',
  ],
  [
    2,
    '<table><thead><tr><th rowspan="3">a</th><th>b</th></tr></thead><tbody><tr><td></td><td>x</td></tr><tr><td rowspan="4">y</td><td></td></tr><tr><td></td></tr></tbody></table>\n',
  ],
  [3, '<table><tr><td>a</td><td rowspan="2"></td><td rowspan="2">c</td></tr><tr><td>d</td></tr></table>\n'],
] as const;

let bytes: Uint8Array;
beforeAll(async () => {
  const prepared = await littlePublication()
    .withConfig({ language: 'en', checks: { 'image-alt': 'off' } })
    .withArticle('tables', tables.map(([, table]) => table).join('\nBetween tables.\n\n'), { language: 'en' })
    .withFile(
      'series/articles/ebb.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0z"/></svg>',
    )
    .withSeries('tables', { language: 'en', parts: ['tables'] })
    .prepare();
  bytes = await makeBookOf(inputOf(prepared), 'tables', printer.print);
});

/** The width of each row, with the cells of rows above. */
function widthsOf(table: ReadTag): number[] {
  const list = (tag: ReadTag): ReadTag[] =>
    tag.type === 'TR' ? [tag] : tag.type.startsWith('T') ? tag.children.flatMap(list) : [];
  const span = (tag: ReadTag, name: string) => Number(tag.attributes.get(name) ?? 1);
  const widths: number[] = [];
  for (const [index, row] of list(table).entries())
    for (const cell of row.children)
      for (let below = 0; below < span(cell, '/RowSpan'); below += 1)
        widths[index + below] = (widths[index + below] ?? 0) + span(cell, '/ColSpan');
  return widths;
}

test('empty cells are cells, and rows of a table have the same width', () => {
  const found = readTags(bytes).tags.filter(({ type }) => type === 'Table');
  expect(found.map((table) => [...new Set(widthsOf(table))])).toEqual(tables.map(([width]) => [width]));
});

test('a book with such tables claims to be accessible', async () => {
  expect((await readPdf(bytes)).xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
});
