import { cpus, loadavg } from 'node:os';

/** The cells of one row by their headings. All rows of a table have the same headings, in the same order. */
export type Row = Readonly<Record<string, string>>;

/** How many processes kept the machine busy before the benchmark began. */
const [load = NaN] = loadavg();

/** A report in Markdown. `facts` follow the day and the machine; `notes` are paragraphs under the table. */
export function writeReport(
  title: string,
  facts: string,
  rows: readonly Row[],
  notes: readonly string[] = [],
): string {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `\`npm run bench\`, ${day}, Node ${process.versions.node}, ${cpus().length} cores (load ${load.toFixed(1)} before)`;
  const parts = [`# ${title}`, `${machine}${facts}`, writeTable(rows), ...notes];
  return `${parts.join('\n\n')}\n`;
}

function writeTable(rows: readonly Row[]): string {
  const headings = Object.keys(rows[0] ?? {});
  const lines = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))];
  const widths = headings.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const [head = '', ...body] = lines.map(
    (cells) => `| ${cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => `${'-'.repeat(width - 1)}:`).join(' | ')} |`;
  return [head, rule, ...body].join('\n');
}
