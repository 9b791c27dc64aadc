/** A cell: Markdown, which may be several blocks. */
export interface Cell {
  readonly text: string;
  readonly align?: string | undefined;
}

/** A table whose cells hold blocks, as directives in one another: no row of Markdown's own can. `containers` knows them. */
export function writeGrid(head: readonly (readonly Cell[])[], body: readonly (readonly Cell[])[]): string {
  const part = (name: string, rows: readonly (readonly Cell[])[], cell: string) =>
    rows.length === 0 ? [] : [`::::::${name}`, ...rows.flatMap((row) => writeRow(row, cell)), '::::::'];
  return [
    ':::::::grid-table',
    ...part('grid-head', head, 'grid-heading'),
    ...part('grid-body', body, 'grid-cell'),
    ':::::::',
  ].join('\n');
}

function writeRow(row: readonly Cell[], name: string): string[] {
  const cells = row.flatMap(({ text, align }) => {
    const opening = `::::${name}${align === undefined ? '' : `{align="${align}"}`}`;
    return text.trim() === '' ? [opening, '::::'] : [opening, text, '::::'];
  });
  return [':::::grid-row', ...cells, ':::::'];
}
