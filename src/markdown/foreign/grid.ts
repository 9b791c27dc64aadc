/** A cell: Markdown, which may be several blocks. */
export interface Cell {
  readonly text: string;
  readonly align?: string | undefined;
  /** Over how many columns and rows it reaches; default: one. */
  readonly columnSpan?: number;
  readonly rowSpan?: number;
}

type Rows = readonly (readonly Cell[])[];

/** A table whose cells hold blocks, as directives in one another: no row of Markdown's own can. `containers` knows them. */
export function writeGrid({ head = [], body, foot = [] }: { head?: Rows; body: Rows; foot?: Rows }): string {
  const part = (name: string, rows: Rows, cell: string) =>
    rows.length === 0 ? [] : [`::::::${name}`, ...rows.flatMap((row) => writeRow(row, cell)), '::::::'];
  return [
    ':::::::grid-table',
    ...part('grid-head', head, 'grid-heading'),
    ...part('grid-body', body, 'grid-cell'),
    ...part('grid-foot', foot, 'grid-cell'),
    ':::::::',
  ].join('\n');
}

function writeRow(row: readonly Cell[], name: string): string[] {
  const cells = row.flatMap(({ text, align, columnSpan = 1, rowSpan = 1 }) => {
    const attributes = [
      ...(align === undefined ? [] : [`align="${align}"`]),
      ...(columnSpan === 1 ? [] : [`colspan="${columnSpan}"`]),
      ...(rowSpan === 1 ? [] : [`rowspan="${rowSpan}"`]),
    ];
    const opening = `::::${name}${attributes.length === 0 ? '' : `{${attributes.join(' ')}}`}`;
    return text.trim() === '' ? [opening, '::::'] : [opening, text, '::::'];
  });
  return [':::::grid-row', ...cells, ':::::'];
}
