import stringWidth from 'fast-string-width';

export interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
  /** The least that is left of it where the table is too wide. A column without stays whole. */
  readonly least?: number;
}

const gap = 2;

/** Lines of aligned cells below the titles of their columns, at most so wide. Wide letters count twice. */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  limit: number | undefined,
): string[] {
  const all = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, index) => Math.max(...all.map((row) => stringWidth(row[index] ?? ''))));
  shrink(columns, widths, limit);
  return all.map((row) =>
    row
      .map((cell, index) => fit(cell, widths[index] ?? 0, columns[index]?.isNumber === true))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

/** Takes from the widest column that may be cut until all of them fit, or none may be cut any more. */
function shrink(columns: readonly Column[], widths: number[], limit = Infinity): void {
  const total = () => widths.reduce((sum, width) => sum + width, (widths.length - 1) * gap);
  while (total() > limit) {
    const room = widths.map((width, index) => width - (columns[index]?.least ?? width));
    const widest = widths.reduce(
      (best, width, index) =>
        (room[index] ?? 0) > 0 && (best === -1 || width > (widths[best] ?? 0)) ? index : best,
      -1,
    );
    if (widest === -1) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
}

/** A text cut or filled to so many columns of a terminal; numbers end at the right. Wide letters take two columns. */
export function fit(text: string, width: number, isNumber = false): string {
  const shown = stringWidth(text) <= width ? text : cut(text, width);
  const space = ' '.repeat(Math.max(0, width - stringWidth(shown)));
  return isNumber ? space + shown : shown + space;
}

function cut(text: string, width: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
