import type { Element } from 'hast';
import { visitElements } from './visit-elements.ts';

/** The cells of a table, row by row. */
export function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  visitElements(table, ({ tagName, children }) => {
    if (tagName === 'tr') rows.push(children.filter((cell) => cell.type === 'element'));
  });
  return rows;
}
