import { join } from 'node:path';
import { decimals, median, whole } from './figures.ts';
import { buildCommand, runEntry } from './kolofon.ts';
import type { EpubMeasure } from './measure-epub.ts';
import { describePeer, pandoc } from './peers.ts';
import { writeReport, type Row } from './report.ts';
import { inTemporarySeries } from './temporary-series.ts';
import { medianTime, timeCells, timeCommand, type CommandTime } from './time-command.ts';

interface Size {
  readonly parts: number;
  readonly rounds: number;
  /** What the e-book promises beyond the parsing: CPU in seconds, memory in megabytes. */
  readonly limits: { readonly book: number; readonly memory?: number };
}

const sizes: readonly Size[] = [
  { parts: 26, rounds: 5, limits: { book: 0.5 } },
  { parts: 1000, rounds: 3, limits: { book: 2, memory: 250 } },
];

/** Measures e-books, in four minutes. */
export function reportEpubs(): string {
  return writeReport(
    'E-books, measured',
    '. Medians; the programs take turns. Seconds and megabytes.',
    sizes.map((size) => inTemporarySeries(size.parts, (root) => measureSeries(root, size))),
  );
}

function measureSeries(root: string, { parts, rounds, limits }: Size): Row {
  const inside: EpubMeasure[] = [];
  const own: CommandTime[] = [];
  const peer: CommandTime[] = [];
  for (let round = 0; round < rounds; round += 1) {
    inside.push(JSON.parse(runEntry('measure-epub', root)) as EpubMeasure);
    own.push(timeCommand(buildCommand(root, 'epub')));
    if (pandoc.version !== undefined) peer.push(timeCommand(pandoc.command(root, join(root, 'peer.epub'))));
  }
  const of = (key: keyof EpubMeasure) => median(inside.map((measure) => measure[key]));
  const command = medianTime(own);
  const pandocTime = medianTime(peer);
  return {
    Parts: String(parts),
    'Parsing, CPU': decimals(of('parsing')),
    'Book, CPU': decimals(of('book')),
    limit: decimals(limits.book),
    'Memory for parsing': whole(of('parsed')),
    'Memory for the book': whole(of('peak') - of('parsed')),
    'limit of memory': whole(limits.memory ?? NaN),
    ...timeCells('Whole command', command),
    ...timeCells(describePeer(pandoc), pandocTime),
    'pandoc / Kolofon, wall': decimals(pandocTime.wall / command.wall),
  };
}
