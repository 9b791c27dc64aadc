import { append } from '../../model/append.ts';
import { maskCode } from './mask-code.ts';
import { editDraft, type Draft, type Edit } from './draft.ts';
import { linesOf, type Line } from './lines.ts';
import type { Conversion } from './page.ts';

const delimiter = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/**
 * Keeps the cells of rows that have more of them than their table has columns, which GFM leaves out (section 4.10). A bar
 * in code is part of it, as in Pandoc and kramdown; rows that were joined in one line are divided; empty cells at the end
 * are dropped; any other row makes the table wider.
 */
export function mendRows(draft: Draft, report: Conversion['report']): Draft {
  const { text } = draft;
  if (!/\|[ \t]*:?-|-:?[ \t]*\|/.test(text)) return draft;
  const lines = linesOf(text, maskCode(text));
  const edits: Edit[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const marks = lines[index];
    const heads = lines[index - 1];
    if (!isDelimiter(marks) || heads === undefined) continue;
    const columns = barsOf(marks).columns;
    if (barsOf(heads).columns !== columns) continue;
    let widest = columns;
    while (lines[index + 1] !== undefined && isRow(lines[index + 1])) {
      index += 1;
      const row = lines[index];
      if (row === undefined || barsOf(row).columns <= columns) continue;
      const mended = mendRow(row, columns);
      if (mended.wants !== undefined) widest = Math.max(widest, mended.wants);
      append(edits, mended.edits);
      report({
        what: 'rows with more cells than their table has columns',
        detail: row.text.trim(),
        became: mended.wants === undefined ? 'changed' : 'guessed',
        origin: draft.originAt(row.start),
      });
    }
    if (widest > columns)
      edits.push(widen(heads, widest - columns, '  |'), widen(marks, widest - columns, ' --- |'));
  }
  return editDraft(draft, edits);
}

interface MendedRow {
  readonly edits: readonly Edit[];
  /** How many columns the table must have for it. */
  readonly wants?: number;
}

function mendRow(row: Line, columns: number): MendedRow {
  const { bars, cells } = barsOf(row);
  const inCode = bars.filter((bar) => row.masked[bar] === ' ');
  if (inCode.length > 0 && cells.length - inCode.length <= columns)
    return { edits: inCode.map((bar) => insert(row.start + bar, '\\')) };
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const isOpen = !/^[ \t>]*\|/.test(row.text);
  const barAfter = (count: number) => bars[isOpen ? count - 1 : count] ?? row.text.length - 1;
  if (filled <= columns) {
    const start = row.start + barAfter(columns) + 1;
    return { edits: [{ start, end: row.end, text: '' }] };
  }
  const margin = /^[ \t>]*/.exec(row.text)?.[0] ?? '';
  if (cells.length % columns === 0 && cells.length > columns) {
    const joins = Array.from({ length: cells.length / columns - 1 }, (_, index) => (index + 1) * columns);
    return { edits: joins.map((count) => insert(row.start + barAfter(count) + 1, `\n${margin}|`)) };
  }
  return { edits: [], wants: cells.length };
}

function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

function widen(line: Line, count: number, cell: string): Edit {
  const isClosed = line.text.trimEnd().endsWith('|');
  const at = line.start + line.text.trimEnd().length;
  return insert(at, `${isClosed ? '' : ' |'}${cell.repeat(count)}`);
}

function isDelimiter(line: Line | undefined): line is Line {
  return (
    line !== undefined && line.masked.trim() !== '' && line.text.includes('|') && delimiter.test(line.text)
  );
}

/** A table ends with an empty line. */
function isRow(line: Line | undefined): boolean {
  return line !== undefined && line.text.includes('|') && line.masked.replaceAll(/[ \t>]/g, '') !== '';
}

/** Where the bars of a row are, and what is between them. */
function barsOf({ text }: Line): { bars: number[]; cells: string[]; columns: number } {
  const bars = [...text.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const edges = [-1, ...bars, text.length];
  const pieces = edges.slice(1).map((edge, index) => text.slice((edges[index] ?? 0) + 1, edge));
  if (/^[ \t>]*$/.test(pieces[0] ?? '')) pieces.shift();
  if ((pieces.at(-1) ?? '').trim() === '') pieces.pop();
  return { bars, cells: pieces, columns: pieces.length };
}
