/** Rows of cells: items of a list in items of a list. */
export function readListTable(content: string): string[][] {
  const rows: string[][] = [];
  for (const line of content.split('\n')) {
    const [, first, marker, text = ''] = /^([*-][ \t]+)?[ \t]*([*-])(?:[ \t]+(.*))?$/.exec(line) ?? [];
    if (first !== undefined && marker !== undefined) rows.push([text]);
    else if (marker !== undefined) rows.at(-1)?.push(text);
    else if (line.trim() !== '') {
      const row = rows.at(-1);
      if (row !== undefined && row.length > 0)
        row[row.length - 1] = `${row.at(-1) ?? ''} ${line.trim()}`.trim();
    }
  }
  return rows;
}

export function readCsvTable(content: string): string[][] {
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      [...line.matchAll(/[ \t]*(?:"((?:[^"]|"")*)"|([^,]*))[ \t]*(?:,|$)/g)]
        .filter(({ index }) => index < line.length || line.endsWith(','))
        .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim()),
    );
}

/** A table of GFM. It needs a row of headings: without one, that row is empty. */
export function printTable(
  rows: readonly string[][],
  headers: number,
  caption: string,
  label: string | undefined,
): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const print = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, index) => (row[index] ?? '').replaceAll(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  const [first = [], ...rest] = headers > 0 ? rows : [[], ...rows];
  const anchor = label === undefined ? '' : `<a id="${label}"></a>`;
  const above = caption === '' && anchor === '' ? '' : `${anchor}${caption}\n\n`;
  return `${above}${[print(first), `|${' --- |'.repeat(width)}`, ...rest.map(print)].join('\n')}`;
}
