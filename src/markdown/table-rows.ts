import type { Element } from 'hast';
import { visitElements } from './visit-elements.ts';

/** The cells of a table, row by row. */
function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  visitElements(table, ({ tagName, children }) => {
    if (tagName === 'tr') rows.push(children.filter((cell) => cell.type === 'element'));
  });
  return rows;
}

export interface PlacedCell {
  readonly cell: Element;
  /** The first of its columns, from 0. */
  readonly column: number;
  readonly columnSpan: number;
}

/** The same with the columns of the cells: what is beside a cell of several rows is further in (HTML, section 4.9.12). */
export function placeCells(table: Element): PlacedCell[][] {
  /** For how many rows more each column is taken. */
  let taken: number[] = [];
  return rowsOf(table).map((cells) => {
    let column = 0;
    const below: (number | undefined)[] = taken.map((rows) => Math.max(0, rows - 1));
    const placed = cells.map((cell): PlacedCell => {
      while ((taken[column] ?? 0) > 0) column += 1;
      const columnSpan = spanOf(cell.properties.colSpan, 1000);
      const first = column;
      for (; column < first + columnSpan; column += 1)
        below[column] = spanOf(cell.properties.rowSpan, 1000) - 1;
      return { cell, column: first, columnSpan };
    });
    taken = Array.from(below, (rows) => rows ?? 0);
    return placed;
  });
}

/** Of how many columns or rows a cell is, by its attribute. */
export function spanOf(written: unknown, most: number): number {
  const span = Number(written ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, most) : 1;
}

/** Gives no image of a table more than an equal share of the width: it would leave the other columns none. Changes the table. */
export function limitCellImages(table: Element, width: number): void {
  for (const cells of rowsOf(table)) {
    const most = Math.round(width / cells.length);
    for (const cell of cells)
      visitElements(cell, (node) => {
        if (node.tagName === 'img') limitImage(node, most);
        return undefined;
      });
  }
}

function limitImage({ properties }: Element, most: number): void {
  const { width, height } = properties;
  if (typeof width !== 'number' || width <= most) return;
  if (typeof height === 'number') properties.height = Math.max(1, Math.round((height * most) / width));
  properties.width = most;
}
