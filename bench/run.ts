import { mkdirSync, writeFileSync } from 'node:fs';
import { reportEpubs } from './epubs.ts';
import { reportPdfs } from './pdfs.ts';

/** Each returns its report, in Markdown, when it has measured. */
const benchmarks: Readonly<Record<string, () => string>> = { epub: reportEpubs, pdf: reportPdfs };

const asked = process.argv.slice(2);
for (const id of asked.length > 0 ? asked : Object.keys(benchmarks)) {
  const measure = benchmarks[id];
  if (measure === undefined) {
    throw new Error(`There is no benchmark "${id}", but ${Object.keys(benchmarks).join(' and ')}.`);
  }
  const report = measure();
  const file = `bench/results/${id}.md`;
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(file, report);
  process.stdout.write(`${report}\nWrote ${file}\n`);
}
