import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { reportDev } from './dev.ts';
import { reportEpubs } from './epubs.ts';
import { reportImports, reportLargeImports } from './imports.ts';
import { reportPdfs } from './pdfs.ts';
import type { Report } from './report.ts';
import { lookupTable } from '../src/model/lookup-table.ts';

/** Each returns its report when it has measured. The speed benchmark looks for its peers when it is imported. */
const benchmarks: Readonly<Record<string, () => Report | Promise<Report>>> = lookupTable({
  epub: () => writtenAs('bench/results/epub.md', reportEpubs()),
  pdf: () => writtenAs('bench/results/pdf.md', reportPdfs()),
  dev: async () => writtenAs('bench/results/dev.md', await reportDev()),
  illustrated: async () =>
    writtenAs(
      'bench/results/illustrated.md',
      await (await import('./illustrated-books.ts')).reportIllustrated(),
    ),
  imports: () => writtenAs('bench/results/imports.md', reportImports()),
  'large-imports': () => writtenAs('bench/results/large-imports.md', reportLargeImports()),
  speed: async () => (await import('./speed/report-speed.ts')).reportSpeed(),
  farm: async () => (await import('./farm/report-farm.ts')).reportFarm(),
  desk: async () => (await import('./desk/report-desk.ts')).reportDesk(),
  quick: async () => (await import('./speed/report-speed.ts')).reportQuickly(),
});

/** What is measured where none is named. */
const usual = ['epub', 'pdf', 'dev', 'farm', 'speed'];

const asked = process.argv.slice(2);
for (const id of asked.length > 0 ? asked : usual) {
  const measure = benchmarks[id];
  if (measure === undefined) {
    throw new Error(`There is no benchmark "${id}", but ${Object.keys(benchmarks).join(', ')}.`);
  }
  const { text, files } = await measure();
  process.stdout.write(text);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    process.stdout.write(`\nWrote ${file}`);
  }
  process.stdout.write('\n');
}

function writtenAs(file: string, text: string): Report {
  return { text, files: { [file]: text } };
}
