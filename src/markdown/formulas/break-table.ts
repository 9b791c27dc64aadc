import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { hasClass } from '../class-names.ts';
import { breakLines, foldRow, indentLines, type Breaking } from './break-parts.ts';
import { rowOf } from './break-row.ts';
import { gapOf, measureNodes, measureNumber } from './measure-formula.ts';

/**
 * A table in less room: equations go on in rows of their own, below their right sides; the number of a row is beside
 * its last line. Undefined where nothing is won.
 */
export function breakTable(table: Element, most: number, breaking: Breaking): Element | undefined {
  const broken = breakKind(readGrid(table), most, breaking);
  if (broken === undefined) return undefined;
  return measureNodes([broken], true) < measureNodes([table], true) ? broken : undefined;
}

interface GridRow {
  readonly row: Element;
  readonly cells: readonly Element[];
  readonly number: Element | undefined;
}

interface Grid {
  readonly table: Element;
  readonly rows: readonly GridRow[];
  readonly columns: number;
  /** What the numbers and the gaps of the columns take, in em. */
  readonly taken: number;
}

function readGrid(table: Element): Grid {
  const rows = elementsOf(table).map((row): GridRow => {
    const all = elementsOf(row);
    const number = all.find((cell) => hasClass(cell, 'math-number'));
    return { row, cells: all.filter((cell) => cell !== number), number };
  });
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const numbers = rows.flatMap(({ number }) => (number ? [measureNumber(number)] : []));
  const gaps = gapOf(table) * (columns + (numbers.length === 0 ? 0 : 1));
  return { table, rows, columns, taken: gaps + Math.max(0, ...numbers) };
}

function breakKind(grid: Grid, most: number, breaking: Breaking): Element | undefined {
  const { table, columns } = grid;
  if (columns === 1 && isFormulas(grid)) return breakColumn(grid, most, breaking);
  if (!isAligned(table)) return foldCells(grid, most, breaking);
  if (columns > 2) {
    const divided = isOneEquation(grid) ? joinCells(grid) : stackPairs(grid);
    return breakTable(divided, most, breaking) ?? divided;
  }
  const left = widthOfColumn(grid, 0);
  const room = most - left - grid.taken;
  return room < most * leastRight
    ? breakColumn(readGrid(joinCells(grid)), most, breaking)
    : breakPairs(grid, room, breaking);
}

/** Of the room: with less for their right sides, equations are no longer aligned. */
const leastRight = 0.4;

/** `gather` and `equation`, and no column of a matrix, whose rows would be taken for more of its entries. */
function isFormulas({ table, rows }: Grid): boolean {
  const cell = rows[0]?.cells[0];
  return (
    table.properties['columnalign'] === undefined || (cell !== undefined && hasClass(cell, 'math-flush-left'))
  );
}

function isAligned(table: Element): boolean {
  return String(table.properties['columnalign'] ?? '').startsWith('right left');
}

/** `alignat` aligns the terms of one equation, `align` has equations beside each other. */
function isOneEquation({ rows }: Grid): boolean {
  return rows.some(({ cells }) => cells[2] !== undefined && hasClass(cells[2], 'math-flush-left'));
}

/** Formulas one below the other. */
function breakColumn(grid: Grid, most: number, breaking: Breaking): Element {
  const rows = grid.rows.flatMap(({ row, cells: [cell], number }) => {
    if (cell === undefined) return [row];
    const lines = breakLines(rowOf(cell), most - grid.taken, breaking);
    return numberLast(
      row,
      indentLines(lines).map((line) => [refill(cell, line)]),
      number,
    );
  });
  return { ...grid.table, children: rows };
}

/** Equations that are aligned at their relations: the right side goes on in rows of its own. */
function breakPairs(grid: Grid, room: number, breaking: Breaking): Element {
  const rows = grid.rows.flatMap(({ row, cells: [first, second], number }) => {
    if (first === undefined || second === undefined) return [row];
    const lines = breakLines(rowOf(second), room, breaking);
    return numberLast(
      row,
      indentLines(lines).map((line, index) => [
        index === 0 ? first : { ...first, children: [] },
        refill(second, line),
      ]),
      number,
    );
  });
  return { ...grid.table, children: rows };
}

/** Columns that are wider than their share have cells of several lines: `cases`, matrices. */
function foldCells(grid: Grid, most: number, breaking: Breaking): Element | undefined {
  const widths = Array.from({ length: grid.columns }, (_, column) => widthOfColumn(grid, column));
  const room = most - grid.taken;
  const share = shareOf(widths, room);
  if (share < leastCell) return undefined;
  const rows = grid.rows.map(({ row, cells, number }) => ({
    ...row,
    children: [
      ...cells.map((cell, column) =>
        (widths[column] ?? 0) <= share ? cell : refill(cell, foldRow(rowOf(cell), share, breaking)),
      ),
      ...(number ? [number] : []),
    ],
  }));
  return { ...grid.table, children: rows };
}

/** In em: cells would be nothing but letters one below the other. */
const leastCell = 3;

/** The width to which the widest columns are brought, so that all fit in the room. */
function shareOf(widths: readonly number[], room: number): number {
  const sorted = widths.toSorted((one, other) => one - other);
  let left = room;
  for (const [index, width] of sorted.entries()) {
    const share = left / (sorted.length - index);
    if (width > share) return share;
    left -= width;
  }
  return room;
}

/** The cells of each row as one. */
function joinCells({ table, rows }: Grid): Element {
  const joined = rows.map(({ row, cells, number }) => ({
    ...row,
    children: [
      h('mtd', { className: ['math-left', 'math-flush-left'] }, [
        h(
          'mstyle',
          { scriptlevel: '0', displaystyle: 'true' },
          cells.flatMap((cell) => rowOf(cell)),
        ),
      ]),
      ...(number ? [number] : []),
    ],
  }));
  return { ...table, properties: { ...table.properties, columnalign: 'left' }, children: joined };
}

/** The equations of a row one below the other. */
function stackPairs({ table, rows }: Grid): Element {
  const stacked = rows.flatMap(({ row, cells, number }) => {
    const pairs = cells.flatMap((_cell, column) =>
      column % 2 === 0 ? [cells.slice(column, column + 2)] : [],
    );
    const filled = pairs.filter((pair) => pair.some((cell) => measureNodes(cell.children, true) > 0));
    const [left, right] = pairs[0] ?? [];
    return numberLast(
      row,
      filled.map((pair) =>
        pair.map((cell, side) => ({ ...cell, properties: (side === 0 ? left : right)?.properties ?? {} })),
      ),
      number,
    );
  });
  const properties = { ...table.properties, columnalign: 'right left', columnspacing: '0em' };
  return { ...table, properties, children: stacked };
}

/** The rows of what was one row, whose number is beside the last of them. */
function numberLast(row: Element, rows: readonly Element[][], number: Element | undefined): Element[] {
  if (number === undefined) return rows.map((cells) => ({ ...row, children: cells }));
  const none = { ...number, properties: { ...number.properties, id: undefined }, children: [] };
  return rows.map((cells, index) => ({
    ...row,
    children: [...cells, index === rows.length - 1 ? number : none],
  }));
}

/** The same cell, in the same style, with something else in it. */
function refill(cell: Element, line: readonly ElementContent[]): Element {
  const [style] = elementsOf(cell);
  if (style?.tagName !== 'mstyle') return { ...cell, children: [...line] };
  return { ...cell, children: [{ ...style, children: [...line] }] };
}

function widthOfColumn({ rows }: Grid, column: number): number {
  return Math.max(0, ...rows.map(({ cells }) => measureNodes(cells[column]?.children ?? [], true)));
}

function elementsOf({ children }: Element): Element[] {
  return children.filter((child) => child.type === 'element');
}
