import type { Place } from '../model/place.ts';

const context = 1;
const widest = 120;

export function splitLines(text: string): readonly string[] {
  return text.split(/\r\n?|\n/);
}

/** The lines of a file around a place, with a mark below it: as compilers show it. */
export function codeFrame(lines: readonly string[], { start, end }: Place): string {
  const first = Math.max(1, start.line - context);
  const last = Math.min(lines.length, start.line + context);
  const gutter = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const line = (lines[number - 1] ?? '').replaceAll('\t', '→');
    const isMarked = number === start.line;
    const from = isMarked ? Math.max(0, start.column - widest + 20) : 0;
    shown.push(
      `${isMarked ? '>' : ' '} ${String(number).padStart(gutter)} | ${line.slice(from, from + widest)}`.trimEnd(),
    );
    if (isMarked) {
      const stop = end?.line === start.line ? end.column : line.length + 1;
      const width = Math.max(1, Math.min(stop - start.column, widest - (start.column - 1 - from)));
      shown.push(`  ${' '.repeat(gutter)} | ${' '.repeat(start.column - 1 - from)}${'^'.repeat(width)}`);
    }
  }
  return shown.join('\n');
}
