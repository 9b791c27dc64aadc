import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { decimals } from './figures.ts';
import { writeLargeSite, writeNotes, writeSite } from './import-sources.ts';
import { writeReport, type Row } from './report.ts';
import { measureCall, memoryIsUnknown } from './speed/meter.ts';

interface Import {
  readonly name: string;
  readonly source: string;
  readonly write: (source: string) => void;
}

const usual: readonly Import[] = [
  { name: '1,000 posts of WordPress', source: 'site.xml', write: (source) => writeSite(source, 1000) },
  { name: '1,000 files of Markdown', source: 'notes', write: (source) => writeNotes(source, 1000) },
];

const large: readonly Import[] = [
  { name: 'WordPress, 200 MB', source: 'site.xml', write: (source) => writeLargeSite(source, 200e6) },
  { name: 'WordPress, 1 GB', source: 'site.xml', write: (source) => writeLargeSite(source, 1e9) },
];

/** Times imports of texts of 1,000 words. */
export function reportImports(): string {
  return report('Imports', usual);
}

/** Measures how much memory exports need that are larger than it. */
export function reportLargeImports(): string {
  return report('Large imports', large);
}

function report(title: string, imports: readonly Import[]): string {
  const notes = memoryIsUnknown === undefined ? [] : [memoryIsUnknown];
  return writeReport(title, '. Seconds; MiB.', imports.map(measureImport), notes);
}

function measureImport({ name, source, write }: Import): Row {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-bench-'));
  try {
    write(join(folder, source));
    const command = [process.execPath, resolve('build/cli.js'), 'import', source, '--into', 'library'];
    const { wall, cpu, memory } = measureCall({ command, folder });
    return { import: name, wall: decimals(wall), CPU: decimals(cpu), memory: memory.toFixed(0) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
