import type { Paragraph, Table } from 'mdast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ArticleCheck } from './check.ts';

/** The row between the headings of a table and its body. */
const delimiter = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

/** A row has no more cells than the first: GFM leaves out the others without a word. And rows are a table. */
export const checkTableCells: ArticleCheck = (_tree, source) => {
  if (!source.text.includes('|')) return [];
  return [
    ...source.nodes.of('table').flatMap(findExtraCells),
    ...source.nodes.of('paragraph').flatMap(findRows),
  ];

  function findRows({ position, children }: Paragraph): Diagnostic[] {
    const start = position?.start.offset;
    if (start === undefined || children[0]?.type !== 'text') return [];
    const written = source.text.slice(start, position?.end.offset);
    if (!written.includes('|')) return [];
    const rows = written.split('\n').map((line) => line.replace(/^[ \t>]+/, '').trimEnd());
    const isTable =
      rows.length > 1 &&
      rows.every((row) => row.includes('|')) &&
      (rows.slice(0, 2).some((row) => delimiter.test(row)) ||
        rows.every((row) => /^\|[ \t].*\|.*[ \t]\|$/.test(row)));
    if (!isTable) return [];
    const end = start + source.text.slice(start).search(/\n/);
    return [
      diagnose('dialect-known', source.range(start, end), 'Rows that are no table are printed as text.', {
        hint: 'Write | --- | below the row of headings, once for each of them: | A | B |, then | --- | --- |.',
      }),
    ];
  }

  function findExtraCells({ children }: Table): Diagnostic[] {
    const columns = children[0]?.children.length ?? 0;
    return children.flatMap((row) => {
      const [extra] = row.children.slice(columns);
      if (extra === undefined) return [];
      return diagnose(
        'table-cells',
        source.place(extra),
        `The row has ${row.children.length} cells, but the table has ${columns} columns: the rest is not shown.`,
        { hint: 'Write \\| for a vertical bar in a cell, even in code or a formula.' },
      );
    });
  }
};
