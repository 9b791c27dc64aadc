import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { TextLine } from '../verbatim-lines.ts';
import { writeGrid, type Cell } from './grid.ts';
import { readGridCells } from './grid-cells.ts';

const border = /^ {0,3}\+(?:[-=:]+\+)+[ \t]*$/;

/** Grid tables of pandoc, whose cells may have several lines and may be joined. One with a hole is left as it is. */
export function findGridTables(lines: readonly TextLine[]): Edit[] {
  const edits: Edit[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.isVerbatim || !border.test(line.text)) continue;
    if (/\S/.test(lines[index - 1]?.text ?? '')) continue;
    let end = index + 1;
    while (/^ {0,3}[|+]/.test(lines[end]?.text ?? '')) end += 1;
    const last = lines[end - 1];
    const written = last && readGrid(lines.slice(index, end).map(({ text }) => text.trim()));
    if (last !== undefined && written !== undefined)
      edits.push({ start: line.start, end: last.start + last.text.length, text: written });
    index = end - 1;
  }
  return edits;
}

function readGrid(lines: readonly string[]): string | undefined {
  const grid = readGridCells(lines);
  if (grid === undefined) return undefined;
  const { cells, rowCount, doubleLines, columns } = grid;
  // The first line of `=` ends the head; a second one, above the last line, begins the foot (pandoc, "Grid tables").
  const [headEnd = 0, footStart = rowCount] = doubleLines.filter((row) => row > 0 && row < rowCount);
  if (cells.some(({ row, rowSpan }) => crosses(row, rowSpan, headEnd) || crosses(row, rowSpan, footStart)))
    return undefined;
  const marks = headEnd === 0 ? lines[0] : lines.find((line, index) => index > 0 && /^\+[=:+]+$/.test(line));
  const aligns = columns.map(([start, end]) => alignOf(marks?.slice(start + 1, end) ?? ''));
  const rows = Array.from({ length: rowCount }, (_none, row) =>
    cells
      .filter((cell) => cell.row === row)
      .sort((a, b) => a.column - b.column)
      // A heading is centred over the columns that it joins.
      .map((cell): Cell => {
        const isOverColumns = row < headEnd && cell.columnSpan > 1;
        return { ...cell, align: isOverColumns ? 'center' : aligns[cell.column] };
      }),
  );
  return writeGrid({
    head: rows.slice(0, headEnd),
    body: rows.slice(headEnd, footStart),
    foot: rows.slice(footStart),
  });
}

function crosses(row: number, rowSpan: number, line: number): boolean {
  return row < line && line < row + rowSpan;
}

function alignOf(mark: string): string | undefined {
  const [start, end] = [mark.startsWith(':'), mark.endsWith(':')];
  return start && end ? 'center' : start ? 'left' : end ? 'right' : undefined;
}
