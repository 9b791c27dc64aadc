import type { Element } from 'hast';

export type Edge = 'top' | 'right' | 'bottom' | 'left';

/**
 * A table whose cells say by class how they are aligned and ruled: Chromium knows none of the attributes of MathML 3
 * for that. `columnalign` stays for reading systems that set mathematics by themselves.
 */
export function mendGrid(table: Element): Element {
  const { columnalign, columnspacing, columnlines, rowlines } = table.properties;
  const rows = elementsOf(table).map((row) => ({ ...row, children: elementsOf(row).filter(isNoGlue) }));
  const seams = takeSeams(rows[0]?.children[0]);
  const columns = Math.max(0, ...rows.map(({ children }) => children.length));
  const aligns = listOf(columnalign);
  const spacing = listOf(columnspacing);
  const isTight = (boundary: number): boolean =>
    seams?.[boundary] ??
    (isFlush(spacing) &&
      (boundary === 0 || boundary === columns || spaceAt(spacing, boundary - 1) === '0em'));
  rows.forEach((row, rowIndex) => {
    while (row.children.length < columns) row.children.push(emptyCell());
    row.children = row.children.map((cell, column) => {
      const align = aligns[column] ?? aligns.at(-1);
      return withClasses(cell, [
        align === 'left' || align === 'right' ? `math-${align}` : '',
        isTight(column) ? 'math-flush-left' : '',
        isTight(column + 1) ? 'math-flush-right' : '',
        rule(listOf(columnlines)[column], 'right'),
        rule(listOf(rowlines)[rowIndex], 'bottom'),
      ]);
    });
  });
  return { ...table, children: rows };
}

/** A frame around a table is drawn by the cells at its edges. */
export function frameGrid(table: Element, edges: readonly Edge[]): Element {
  const rows = elementsOf(table);
  return {
    ...table,
    children: rows.map((row, rowIndex) => {
      const cells = elementsOf(row);
      return {
        ...row,
        children: cells.map((cell, column) =>
          withClasses(cell, [
            edges.includes('top') && rowIndex === 0 ? rule('solid', 'top') : '',
            edges.includes('bottom') && rowIndex === rows.length - 1 ? rule('solid', 'bottom') : '',
            edges.includes('left') && column === 0 ? rule('solid', 'left') : '',
            edges.includes('right') && column === cells.length - 1 ? rule('solid', 'right') : '',
          ]),
        ),
      };
    }),
  };
}

function rule(style: string | undefined, edge: Edge): string {
  return style === 'solid' || style === 'dashed' ? `math-${style}-${edge}` : '';
}

/** Equations in columns touch, as in TeX; a matrix keeps a gap around its columns. */
function isFlush(spacing: readonly string[]): boolean {
  return spacing[0] === '0em';
}

function spaceAt(spacing: readonly string[], gap: number): string | undefined {
  return spacing[gap] ?? spacing.at(-1);
}

/** Cells that KaTeX's own style sheet fills with numbers: Kolofon numbers equations by itself. */
function isNoGlue({ properties: { className } }: Element): boolean {
  return (
    !Array.isArray(className) || !className.some((name) => name === 'mtr-glue' || name === 'mml-eqn-num')
  );
}

function emptyCell(): Element {
  return { type: 'element', tagName: 'mtd', properties: {}, children: [] };
}

function withClasses(cell: Element, names: readonly string[]): Element {
  const { className, ...properties } = cell.properties;
  const all = [...(Array.isArray(className) ? className : []), ...names.filter((name) => name !== '')];
  return { ...cell, properties: { ...properties, ...(all.length === 0 ? {} : { className: all }) } };
}

function elementsOf({ children }: Element): Element[] {
  return children.filter((child) => child.type === 'element');
}

function listOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? value.split(' ') : [];
}

/** The mark by which the first cell says at which edges of columns there is no gap: see `prepareArrays`. */
export const seamMark = 0xf0000;

/** One flag for each edge of a column, from the left; undefined where the author wrote nothing. */
function takeSeams(cell: Element | undefined): readonly boolean[] | undefined {
  for (const child of cell?.children ?? []) {
    if (child.type !== 'element') continue;
    const flags = markOf(child);
    if (flags !== undefined) {
      child.tagName = 'mrow';
      child.properties = {};
      child.children = [];
      return Array.from({ length: 16 }, (_, edge) => (flags & (1 << edge)) !== 0);
    }
    const found = takeSeams(child);
    if (found !== undefined) return found;
    if (child.tagName !== 'mrow' && child.tagName !== 'mstyle') return undefined;
  }
  return undefined;
}

function markOf({ children }: Element): number | undefined {
  const [only] = children;
  const point = only?.type === 'text' ? (only.value.codePointAt(0) ?? 0) : 0;
  return point >= seamMark && point < seamMark + 0x10000 ? point - seamMark : undefined;
}
