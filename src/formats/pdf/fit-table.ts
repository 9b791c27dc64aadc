import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { rowsOf } from '../../markdown/table-rows.ts';
import { measureCell } from './measure-cell.ts';
import { pointsPerMillimetre } from './units.ts';

/** How a table is set: a page cannot be scrolled sideways. */
export interface TableFit {
  readonly isSmall: boolean;
  /** Whether it lies on its side, on pages of its own. */
  readonly isTurned: boolean;
  /** Whether its words must break anywhere, because even a turned page has no room for the longest. */
  readonly isCrammed: boolean;
  /** Whether the words of its first column are divided too. */
  readonly isDivided: boolean;
}

/** Of a character of tabular matter, in its own size. */
const characterWidth = 0.5;
/** Of the size of running text. */
const sizes = { normal: 0.85, small: 0.75 };

/**
 * Small type for a table with much to show; on its side, where not even then every column has room for its longest word.
 * `width` and `height` are those of the text of a page, in millimetres, `textSize` is in points.
 */
export function fitTable(
  table: Element,
  { width, height, textSize }: { readonly width: number; readonly height: number; readonly textSize: number },
): TableFit {
  const rows = rowsOf(table);
  const measured = rows.map((cells) => cells.map(measureCell));
  const widths: number[] = [];
  for (const cells of measured)
    for (const [column, { width: one }] of cells.entries())
      widths[column] = Math.max(widths[column] ?? 0, one);
  // One more for the space between columns.
  const characters = widths.reduce((sum, one) => sum + one + 1.5, 0);
  const widthAt = (size: number): number =>
    (characters * characterWidth * size * textSize) / pointsPerMillimetre;
  const most = rows.reduce((max, cells) => Math.max(max, lengthOf(cells)), 0);
  const isTurned = widthAt(sizes.small) > width;
  const room = isTurned ? height : width;
  return {
    isTurned,
    isSmall: widthAt(sizes.normal) > room || (!isTurned && (widths.length >= 5 || most > 220)),
    isCrammed: widthAt(sizes.small) > room,
    isDivided: measured.some(([first]) => first?.hasLongWord === true),
  };
}

function lengthOf(cells: readonly Element[]): number {
  return cells.reduce((sum, cell) => sum + toString(cell).replaceAll('\u00AD', '').length, 0);
}
