import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { spanOf } from './table-rows.ts';

/** A table that lacks more cells is left as it is. */
const mostMissing = 10_000;

interface LaidOutRow {
  readonly row: Element;
  /** Whether each column has a cell, of this row or of one above. */
  readonly filled: readonly boolean[];
}

/**
 * Gives all rows of a table the same width, with empty cells at their ends, and ends cells of several rows with their
 * group of rows (HTML, section 4.9.12): PDF/UA knows no other tables, and no reading system has to guess.
 */
export function completeRows(table: Element): void {
  const rows = groupsOf(table).flatMap(layOutGroup);
  const width = rows.reduce((most, { filled }) => Math.max(most, filled.length), 0);
  const missing = rows.map(({ row, filled }) => ({ row, gaps: gapsIn(filled, width) }));
  if (missing.reduce((sum, { gaps }) => sum + gaps.length, 0) > mostMissing) return;
  for (const { row, gaps } of missing)
    for (const gap of gaps) row.children.push(h('td', gap > 1 ? { colSpan: gap } : {}));
}

/** Rows that are right in the table are a group of their own. */
function groupsOf(table: Element): Element[][] {
  return [table, ...table.children.filter(isOneOf('thead', 'tbody', 'tfoot'))].map(({ children }) =>
    children.filter(isOneOf('tr')),
  );
}

function layOutGroup(rows: readonly Element[]): LaidOutRow[] {
  /** For how many rows more a cell above takes each column. */
  let taken: number[] = [];
  return rows.map((row, index) => {
    const filled = Array.from(taken, (left) => left > 0);
    const below = Array.from(taken, (left) => Math.max(0, left - 1));
    let column = 0;
    for (const { properties } of row.children.filter(isOneOf('td', 'th'))) {
      while ((taken[column] ?? 0) > 0) column += 1;
      const written = spanOf(properties.rowSpan, 65_534);
      const height = Math.min(written, rows.length - index);
      if (height < written) properties.rowSpan = height;
      for (const end = column + spanOf(properties.colSpan, 1000); column < end; column += 1) {
        filled[column] = true;
        below[column] = height - 1;
      }
    }
    taken = below;
    // Columns that were taken to the row above are none of this one.
    return { row, filled: filled.slice(0, filled.lastIndexOf(true) + 1) };
  });
}

/** How wide each gap is. */
function gapsIn(filled: readonly boolean[], width: number): number[] {
  const gaps: number[] = [];
  for (let column = 0, gap = 0; column < width; column += 1) {
    if (filled[column] !== true) gap += 1;
    if (gap > 0 && (column + 1 === width || filled[column + 1] === true)) {
      gaps.push(gap);
      gap = 0;
    }
  }
  return gaps;
}

function isOneOf(...names: readonly string[]): (node: ElementContent) => node is Element {
  return (node): node is Element => node.type === 'element' && names.includes(node.tagName);
}
