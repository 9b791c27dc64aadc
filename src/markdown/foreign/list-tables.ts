import type { TextLine } from '../verbatim-lines.ts';
import { writeGrid, type Cell } from './grid.ts';

const row = /^[*-][ \t]+[-*](?:[ \t]+|$)/;
const cell = /^[ \t]+[-*](?:[ \t]+|$)/;

/** The rows of a `{list-table}` of MyST: a list of lists. Undefined for anything else. */
export function readListTable(lines: readonly TextLine[], headerRows: number): string | undefined {
  const rows: string[][] = [];
  let margin = 0;
  for (const { text } of lines) {
    const start = row.exec(text)?.[0] ?? (rows.length === 0 ? undefined : ownCell(text, margin));
    if (start === undefined) {
      const cells = rows.at(-1);
      if (cells === undefined) {
        if (text.trim() === '') continue;
        return undefined;
      }
      const inner = text.slice(Math.min(margin, /^ */.exec(text)?.[0].length ?? 0));
      cells.push(`${cells.pop() ?? ''}\n${inner}`);
      continue;
    }
    if (row.test(text)) rows.push([]);
    margin = start.length;
    rows.at(-1)?.push(text.slice(start.length));
  }
  if (rows.length === 0) return undefined;
  const table = rows.map((cells) => cells.map((text): Cell => ({ text: text.trim() })));
  return writeGrid({ head: table.slice(0, headerRows), body: table.slice(headerRows) });
}

/** A mark that is as far in as those of the cells before. */
function ownCell(text: string, margin: number): string | undefined {
  const mark = cell.exec(text)?.[0];
  return mark !== undefined && (mark.length <= margin || margin === 0) ? mark : undefined;
}
