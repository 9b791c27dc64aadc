import type { Element } from 'hast';
import { toString } from 'hast-util-to-string';
import { rowsOf } from '../../markdown/table-rows.ts';
import { pointsPerMillimetre } from './units.ts';

/** How a table is set: a page cannot be scrolled sideways. */
export interface TableFit {
  readonly isSmall: boolean;
  /** Whether it lies on its side, on pages of its own. */
  readonly isTurned: boolean;
  /** Whether its words must break anywhere, because even a turned page has no room for the longest. */
  readonly isCrammed: boolean;
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
  const rows = rowsOf(table).map((cells) => cells.map((cell) => toString(cell)));
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  const longest = Array.from({ length: columns }, (_unused, column) =>
    Math.max(0, ...rows.map((cells) => longestWord(cells[column] ?? ''))),
  );
  // One more for the space between columns.
  const characters = longest.reduce((sum, length) => sum + length + 1.5, 0);
  const widthAt = (size: number): number =>
    (characters * characterWidth * size * textSize) / pointsPerMillimetre;
  const most = Math.max(0, ...rows.map((cells) => cells.reduce((sum, { length }) => sum + length, 0)));
  const isTurned = widthAt(sizes.small) > width;
  const room = isTurned ? height : width;
  return {
    isTurned,
    isSmall: widthAt(sizes.normal) > room || (!isTurned && (columns >= 5 || most > 220)),
    isCrammed: widthAt(sizes.small) > room,
  };
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/[\s\u00AD/-]+/).map(({ length }) => length));
}
