import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSeries } from './corpus.ts';
import type { EpubMeasure } from './measure-epub.ts';
import { pandoc, timeCommand, type CommandTime } from './peers.ts';

/** Parts of a series, and how often each is measured. */
const sizes = [
  [26, 5],
  [1000, 3],
] as const;

/** What the e-book promises beyond the parsing: CPU in seconds, memory in megabytes. */
const limits: Readonly<Record<number, { readonly book: number; readonly peak: number }>> = {
  26: { book: 0.5, peak: Infinity },
  1000: { book: 2, peak: 250 },
};

const rows = sizes.map(([parts, rounds]) => measureSeries(parts, rounds));
const report = [
  '# E-books, measured',
  '',
  `\`npm run bench\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores. Medians; the programs take turns. Seconds and megabytes.`,
  '',
  `| Parts | Parsing, CPU | Book, CPU | limit | Memory for parsing | Memory for the book | Whole command, wall | CPU | pandoc ${pandoc.version ?? '(not installed)'}, wall | CPU | pandoc / Kolofon, wall |`,
  '|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
  ...rows,
  '',
].join('\n');
mkdirSync('bench/results', { recursive: true });
writeFileSync('bench/results/epub.md', report);
process.stdout.write(`${report}\nWrote bench/results/epub.md\n`);

function measureSeries(parts: number, rounds: number): string {
  const root = mkdtempSync(join(tmpdir(), 'kolofon-bench-'));
  try {
    writeSeries(root, parts);
    const inside: EpubMeasure[] = [];
    const own: CommandTime[] = [];
    const peer: CommandTime[] = [];
    for (let round = 0; round < rounds; round += 1) {
      inside.push(measureInside(root));
      own.push(timeCommand(ownCommand(root)));
      if (pandoc.version !== undefined) peer.push(timeCommand(pandoc.command(root, join(root, 'peer.epub'))));
    }
    return writeRow(parts, inside, own, peer);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function ownCommand(root: string): string[] {
  return [
    process.execPath,
    'build/cli.js',
    'build',
    '--root',
    root,
    '--format',
    'epub',
    '--as-of',
    '2026-01-01',
  ];
}

function measureInside(root: string): EpubMeasure {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['build/bench/measure-epub.js', root], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as EpubMeasure;
}

function writeRow(
  parts: number,
  inside: readonly EpubMeasure[],
  own: readonly CommandTime[],
  peer: readonly CommandTime[],
): string {
  const of = (key: keyof EpubMeasure) => median(inside.map((measure) => measure[key]));
  const wall = median(own.map((time) => time.wall));
  const peerWall = median(peer.map((time) => time.wall));
  const limit = limits[parts];
  const cells = [
    parts,
    seconds(of('parsing')),
    seconds(of('book')),
    limit?.book,
    of('parsed').toFixed(0),
    `${(of('peak') - of('parsed')).toFixed(0)}${limit?.peak === Infinity ? '' : ` (limit ${String(limit?.peak)})`}`,
    seconds(wall),
    seconds(median(own.map((time) => time.cpu))),
    seconds(peerWall),
    seconds(median(peer.map((time) => time.cpu))),
    seconds(peerWall / wall),
  ];
  return `| ${cells.join(' | ')} |`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function seconds(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2);
}
