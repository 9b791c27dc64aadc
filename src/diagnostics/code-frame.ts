import stringWidth from 'fast-string-width';
import type { Place } from '../model/place.ts';
import { visibleText } from './visible-text.ts';

const context = 1;
const widest = 120;

export function splitLines(text: string): readonly string[] {
  return text.split(/\r\n?|\n/);
}

/** The lines of a file around a place, with a mark below it: as compilers show it. A mark is as wide as its letters. */
export function codeFrame(lines: readonly string[], { start, end }: Place): string {
  const first = Math.max(1, start.line - context);
  const last = Math.min(lines.length, start.line + context);
  const gutter = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const line = visibleText(lines[number - 1] ?? '').replaceAll('\t', '→');
    const isMarked = number === start.line;
    const from = isMarked ? Math.max(0, start.column - widest + 20) : 0;
    const part = line.slice(from, from + widest);
    shown.push(`${isMarked ? '>' : ' '} ${String(number).padStart(gutter)} | ${part}`.trimEnd());
    if (isMarked) {
      const stop = end?.line === start.line ? end.column : line.length + 1;
      const before = stringWidth(part.slice(0, start.column - 1 - from));
      const width = Math.max(
        1,
        stringWidth(part.slice(start.column - 1 - from, Math.max(start.column, stop) - 1 - from)),
      );
      shown.push(`  ${' '.repeat(gutter)} | ${' '.repeat(before)}${'^'.repeat(width)}`);
    }
  }
  return shown.join('\n');
}
