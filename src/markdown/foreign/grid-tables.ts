import type { Edit } from '../../diagnostics/diagnostic.ts';
import type { TextLine } from '../verbatim-lines.ts';
import { writeGrid, type Cell } from './grid.ts';

const border = /^ {0,3}\+(?:[-=:]+\+)+[ \t]*$/;

/** Grid tables of pandoc, whose cells may have several lines. One with joined cells is left as it is. */
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
  const [first = ''] = lines;
  const columns = bordersIn(first);
  const aligns = first;
  if (lines.length < 3 || !border.test(lines.at(-1) ?? '')) return undefined;
  let head: Cell[][] = [];
  let rows: Cell[][] = [];
  let marks = aligns;
  let open: string[][] = columns.slice(1).map(() => []);
  for (const line of lines.slice(1)) {
    if (line.startsWith('+')) {
      if (bordersIn(line).join() !== columns.join() || !border.test(line)) return undefined;
      if (line.includes('=') && head.length > 0) return undefined;
      rows.push(open.map((cell) => ({ text: dedent(cell) })));
      open = columns.slice(1).map(() => []);
      if (line.includes('=')) {
        [head, rows] = [rows, []];
        marks = line;
      }
      continue;
    }
    const cells = cutCells(line, columns);
    if (cells === undefined) return undefined;
    cells.forEach((cell, column) => open[column]?.push(cell));
  }
  const alignment = marks.slice(1, -1).split('+').map(alignOf);
  const align = (row: Cell[]) => row.map((cell, column) => ({ ...cell, align: alignment[column] }));
  return writeGrid(head.map(align), rows.map(align));
}

/** The columns of letters in which a border has its crossings. */
function bordersIn(line: string): number[] {
  return Array.from(line.matchAll(/\+/g), ({ index }) => index);
}

function alignOf(mark: string): string | undefined {
  const [start, end] = [mark.startsWith(':'), mark.endsWith(':')];
  return start && end ? 'center' : start ? 'left' : end ? 'right' : undefined;
}

/** The texts between the bars that are below the crossings; undefined where one is not there. */
function cutCells(line: string, columns: readonly number[]): string[] | undefined {
  const places = new Map<number, number>();
  let width = 0;
  for (let at = 0; at < line.length;) {
    const sign = String.fromCodePoint(line.codePointAt(at) ?? 0);
    places.set(width, at);
    width += widthOf(sign);
    at += sign.length;
  }
  const cells: string[] = [];
  for (const [index, column] of columns.entries()) {
    const at = places.get(column);
    if (at === undefined || line[at] !== '|') return undefined;
    const next = places.get(columns[index + 1] ?? -1);
    if (next !== undefined) cells.push(line.slice(at + 1, next));
  }
  return cells.length === columns.length - 1 ? cells : undefined;
}

/** Editors show some characters as wide as two (Unicode Standard Annex 11), and marks on letters in no width. */
function widthOf(sign: string): number {
  if (/\p{M}|\u200D/u.test(sign)) return 0;
  return /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u.test(
    sign,
  )
    ? 2
    : 1;
}

function dedent(lines: readonly string[]): string {
  const written = lines.filter((line) => line.trim() !== '');
  const least = Math.min(...written.map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return lines
    .map((line) => line.slice(Number.isFinite(least) ? least : 0).trimEnd())
    .join('\n')
    .trim();
}
