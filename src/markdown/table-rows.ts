import type { Element } from 'hast';
import { walkElements } from '../model/walk.ts';

/** The cells of a table, row by row. */
export function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  walkElements(table, ({ tagName, children }) => {
    if (tagName === 'tr') rows.push(children.filter((cell) => cell.type === 'element'));
  });
  return rows;
}
