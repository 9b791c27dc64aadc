import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { placeCells, type PlacedCell } from '../../markdown/table-rows.ts';
import { measureCell } from './measure-cell.ts';
import { pointsPerMillimetre } from './page-formats.ts';

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
/** In characters: longer words are divided. Shorter ones only if that keeps the table upright. */
const longestWhole = { usual: 24, upright: 14 };
/** Of the size of running text. */
const sizes = { normal: 0.85, small: 0.75 };

/**
 * Small type for a table with much to show; on its side, where not even then every column has room for its longest word,
 * divided if need be.
 * `width` and `height` are those of the text of a page, in millimetres, `textSize` is in points.
 */
export function fitTable(
  table: Element,
  { width, height, textSize }: { readonly width: number; readonly height: number; readonly textSize: number },
): TableFit {
  const rows = placeCells(table);
  const usual = measureTable(rows, longestWhole.usual);
  const widthOf = ({ characters }: MeasuredTable, size: number): number =>
    (characters * characterWidth * size * textSize) / pointsPerMillimetre;
  const divided = widthOf(usual, sizes.small) > width ? measureTable(rows, longestWhole.upright) : usual;
  const chosen = widthOf(divided, sizes.small) > width ? usual : divided;
  const widthAt = (size: number): number => widthOf(chosen, size);
  const most = rows.reduce((max, cells) => Math.max(max, lengthOf(cells)), 0);
  const isTurned = widthAt(sizes.small) > width;
  const room = isTurned ? height : width;
  return {
    isTurned,
    isSmall: widthAt(sizes.normal) > room || (!isTurned && (chosen.columns >= 5 || most > 220)),
    isCrammed: widthAt(sizes.small) > room,
    isDivided: chosen.isDivided,
  };
}

interface MeasuredTable {
  readonly columns: number;
  /** In the narrowest line that every column has room for. */
  readonly characters: number;
  /** Whether words of its first column are divided. */
  readonly isDivided: boolean;
}

function measureTable(rows: readonly (readonly PlacedCell[])[], longest: number): MeasuredTable {
  const widths: number[] = [];
  let isDivided = false;
  for (const { cell, column, columnSpan } of rows.flat()) {
    const { width, hasLongWord } = measureCell(cell, longest);
    isDivided ||= column === 0 && hasLongWord;
    for (let at = column; at < column + columnSpan; at += 1)
      widths[at] = Math.max(widths[at] ?? 0, width / columnSpan);
  }
  return {
    columns: widths.length,
    // More for the space between columns.
    characters: widths.reduce((sum, one) => sum + one + 1.5, 0),
    isDivided,
  };
}

function lengthOf(cells: readonly PlacedCell[]): number {
  return cells.reduce((sum, { cell }) => sum + toString(cell).replaceAll('\u00AD', '').length, 0);
}
