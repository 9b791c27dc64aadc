import type { Element, ElementContent } from 'hast';

export type Edge = 'top' | 'right' | 'bottom' | 'left';

/**
 * A table whose cells say by class how they are aligned and ruled: Chromium knows none of the attributes of MathML 3
 * for that. `columnalign` stays for reading systems that set mathematics by themselves.
 */
export function fixGrid(table: Element): Element {
  const { columnalign, columnspacing, columnlines, rowlines } = table.properties;
  const rows = elementsOf(table).map((row) => ({ ...row, children: elementsOf(row).filter(isNoGlue) }));
  const seams = takeSeams(rows[0]?.children[0]);
  const columns = Math.max(0, ...rows.map(({ children }) => children.length));
  const aligns = listOf(columnalign);
  const spacing = listOf(columnspacing);
  const isTight = (boundary: number): boolean =>
    seams?.has(boundary) ??
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

/**
 * Marks in the first cell, one for each edge of a column at which there is no gap: see `prepareArrays`. No source can contain
 * them: they are no characters (`model/noncharacters.ts`).
 */
export const seamMarks: readonly string[] = Array.from({ length: 16 }, (_, edge) =>
  String.fromCharCode(0xfdd8 + edge),
);

/** The edges of columns without a gap, from the left; undefined where the author wrote nothing. */
function takeSeams(cell: Element | undefined): ReadonlySet<number> | undefined {
  if (cell === undefined) return undefined;
  for (const [index, child] of cell.children.entries()) {
    if (child.type !== 'element') continue;
    const edges = edgesFrom(cell.children.slice(index));
    if (edges.length > 0) {
      cell.children.splice(index, edges.length, { ...child, tagName: 'mrow', properties: {}, children: [] });
      return new Set(edges);
    }
    const found = takeSeams(child);
    if (found !== undefined) return found;
    if (child.tagName !== 'mrow' && child.tagName !== 'mstyle') return undefined;
  }
  return undefined;
}

/** What the marks say with which some elements begin. */
function edgesFrom(nodes: readonly ElementContent[]): number[] {
  const edges: number[] = [];
  for (const node of nodes) {
    const [only] = node.type === 'element' ? node.children : [];
    const edge = only?.type === 'text' ? seamMarks.indexOf(only.value) : -1;
    if (edge === -1) break;
    edges.push(edge);
  }
  return edges;
}
