import { cpus, loadavg, totalmem } from 'node:os';

/** The cells of one row by their headings. All rows of a table have the same headings, in the same order. */
export type Row = Readonly<Record<string, string>>;

/** How many processes kept the machine busy before the benchmark began. */
const [load = NaN] = loadavg();

/** What a benchmark found: printed, and written into these files by their paths. */
export interface Report {
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A report in Markdown. `facts` follow the day and the machine; `notes` are paragraphs under the table. */
export function writeReport(
  title: string,
  facts: string,
  rows: readonly Row[],
  notes: readonly string[] = [],
): string {
  const parts = [`# ${title}`, `${describeDay('npm run bench')}${facts}`, writeTable(rows), ...notes];
  return `${parts.join('\n\n')}\n`;
}

/** When it was measured, and by which command. */
export function describeDay(command: string): string {
  const day = new Date().toISOString().slice(0, 10);
  return `\`${command}\`, ${day}, Node ${process.versions.node}, ${cpus().length} cores (load ${load.toFixed(1)} before)`;
}

export function describeMachine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  return `Machine: ${process.platform} ${process.arch}, ${cpus().length} cores of ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB of memory.`;
}

export function writeTable(rows: readonly Row[]): string {
  const headings = Object.keys(rows[0] ?? {});
  const lines = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))];
  const widths = headings.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const [head = '', ...body] = lines.map(
    (cells) => `| ${cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => `${'-'.repeat(width - 1)}:`).join(' | ')} |`;
  return [head, rule, ...body].join('\n');
}
