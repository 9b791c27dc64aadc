/** A cell of a grid, between the lines drawn around it: row and column by their places in the grid, from 0. */
interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** What is inside, without the margin that all of its lines have. */
  readonly text: string;
}

interface Grid {
  readonly cells: readonly GridCell[];
  readonly rowCount: number;
  /** Rows that begin below a line of `=`. */
  readonly doubleLines: readonly number[];
  /** Where each column begins and the next one does, in the lines of the grid. */
  readonly columns: readonly (readonly [start: number, end: number])[];
}

/** A rectangle, by the lines and columns of its borders. */
interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The signs of each line by the column in which an editor shows them: a wide one leaves the next column empty. */
type Canvas = readonly (readonly string[])[];

/** Reads the cells that are drawn in lines of text; undefined where they do not fill the grid. */
export function readGridCells(lines: readonly string[]): Grid | undefined {
  const canvas = lines.map(spread);
  const height = canvas.length - 1;
  const width = (canvas[0]?.length ?? 0) - 1;
  if (height < 2 || width < 2 || canvas.some((line) => line.length !== width + 1)) return undefined;
  const boxes = findBoxes(canvas, height, width);
  if (boxes === undefined) return undefined;
  const rows = inOrder(boxes.flatMap(({ top, bottom }) => [top, bottom]));
  const edges = inOrder(boxes.flatMap(({ left, right }) => [left, right]));
  const cells = boxes.map((box): GridCell => {
    const row = rows.indexOf(box.top);
    const column = edges.indexOf(box.left);
    return {
      row,
      column,
      rowSpan: rows.indexOf(box.bottom) - row,
      columnSpan: edges.indexOf(box.right) - column,
      text: textIn(canvas, box),
    };
  });
  return {
    cells,
    rowCount: rows.length - 1,
    doubleLines: rows.flatMap((line, row) => (/^[+=:]+$/.test(canvas[line]?.join('') ?? '') ? [row] : [])),
    columns: edges.slice(0, -1).map((start, index) => [start, edges[index + 1] ?? width]),
  };
}

/** All boxes, from the top left: each begins where those before it end. Undefined where they leave a hole. */
function findBoxes(canvas: Canvas, height: number, width: number): Box[] | undefined {
  const boxes: Box[] = [];
  /** Down to which line each column is filled. */
  const filled: number[] = Array.from({ length: width }, () => 0);
  for (;;) {
    const top = Math.min(...filled);
    if (top === height) return boxes;
    const left = filled.indexOf(top);
    const box = findBox(canvas, top, left, filled);
    if (box === undefined) return undefined;
    filled.fill(box.bottom, box.left, box.right);
    boxes.push(box);
  }
}

/** The smallest box that has its top left corner here. */
function findBox(canvas: Canvas, top: number, left: number, filled: readonly number[]): Box | undefined {
  const border = canvas[top];
  if (border?.[left] !== '+') return undefined;
  for (let right = left + 1; right <= filled.length; right += 1) {
    const sign = border[right] ?? '';
    if (!isLine(sign) || filled[right - 1] !== top) return undefined;
    if (sign !== '+') continue;
    for (let bottom = top + 1; bottom < canvas.length; bottom += 1) {
      const corner = canvas[bottom]?.[right] ?? '';
      if (corner !== '|' && corner !== '+') break;
      if (corner === '+' && isClosed(canvas, { top, left, bottom, right }))
        return { top, left, bottom, right };
    }
  }
  return undefined;
}

function isClosed(canvas: Canvas, { top, left, bottom, right }: Box): boolean {
  const base = canvas[bottom]?.slice(left, right + 1) ?? [];
  if (base[0] !== '+' || !base.every(isLine)) return false;
  return canvas.slice(top + 1, bottom).every((line) => line[left] === '|' || line[left] === '+');
}

function isLine(sign: string): boolean {
  return sign === '-' || sign === '=' || sign === '+' || sign === ':';
}

function inOrder(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function textIn(canvas: Canvas, { top, left, bottom, right }: Box): string {
  const lines = canvas.slice(top + 1, bottom).map((line) => line.slice(left + 1, right).join(''));
  const written = lines.filter((line) => line.trim() !== '');
  const margin = Math.min(...written.map((line) => line.search(/\S/)));
  return lines
    .map((line) => line.slice(Number.isFinite(margin) ? margin : 0).trimEnd())
    .join('\n')
    .trim();
}

function spread(line: string): string[] {
  const signs: string[] = [];
  for (const sign of line) {
    const width = widthOf(sign);
    const last = signs.length - 1;
    if (width === 0 && last >= 0) signs[last] = `${signs[last] ?? ''}${sign}`;
    else signs.push(sign);
    if (width === 2) signs.push('');
  }
  return signs;
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
