import type { Nodes, Table } from 'mdast';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { append } from '../model/append.ts';
import { walkNodes } from '../model/walk-nodes.ts';
import type { ArticleCheck } from './check.ts';

/** A row has no more cells than the first: GFM leaves out the others without a word. */
export const checkTableCells: ArticleCheck = (tree, source) => {
  const diagnostics: Diagnostic[] = [];
  walkNodes<Nodes>(tree, (node) => {
    if (node.type === 'table') append(diagnostics, findExtraCells(node));
  });
  return diagnostics;

  function findExtraCells({ children }: Table): Diagnostic[] {
    const columns = children[0]?.children.length ?? 0;
    return children.flatMap((row) => {
      const [extra] = row.children.slice(columns);
      if (extra === undefined) return [];
      return diagnose(
        'table-cells',
        source.place(extra),
        `The row has ${row.children.length} cells, but the table has ${columns} columns: the rest is not shown.`,
        { hint: 'A vertical line in a cell, also in code or a formula, is written \\|.' },
      );
    });
  }
};
