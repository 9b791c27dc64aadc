import { join } from 'node:path';
import { decimals, median } from './figures.ts';
import { buildCommand, runEntry } from './kolofon.ts';
import type { PdfMeasure } from './measure-pdf.ts';
import { describePeer, printers, type Peer } from './peers.ts';
import { writeReport, type Row } from './report.ts';
import { inTemporarySeries } from './temporary-series.ts';
import { medianTime, timeCells, timeCommand, type CommandTime } from './time-command.ts';
import { lookupTable } from '../src/model/lookup-table.ts';

interface Size {
  readonly parts: number;
  readonly rounds: number;
  /** How often a process prints the book again, after the first time. */
  readonly again: number;
  /** What is promised, in seconds of wall. */
  readonly limits: { readonly fresh: number; readonly again?: number };
}

const sizes: readonly Size[] = [
  { parts: 26, rounds: 5, again: 3, limits: { fresh: 1.3, again: 0.9 } },
  { parts: 200, rounds: 2, again: 1, limits: { fresh: 8 } },
];

/** How many times as long as Kolofon a peer has to take, at least. */
const promisedRatio: Readonly<Record<string, number>> = lookupTable({ WeasyPrint: 3 });

const notes = [
  'From the model to the bytes, without the parsing of the articles. The first time is in a fresh process and includes the start of the browser; the later times are in the same process, with the browser running.',
  'The CPU time of the whole command excludes browser processes that end after it: about a third of the total at 26 parts.',
  'The peers are given the finished HTML, style sheet and fonts that Kolofon prints, and are compared with the first time. They make no HTML and repair nothing. Their own start is counted; that of Node is only in the time of the whole command, which also parses the articles. Typst cannot read HTML, and is left out.',
];

interface Measured {
  readonly inside: readonly PdfMeasure[];
  readonly own: readonly CommandTime[];
  /** No times of a peer that is not installed. */
  readonly peers: readonly { readonly peer: Peer; readonly times: readonly CommandTime[] }[];
}

/** Measures printed books, in some minutes: pagedjs-cli, where it is installed, takes most of them. */
export function reportPdfs(): string {
  const all = sizes.map((size) => ({
    size,
    measured: inTemporarySeries(size.parts, (root) => measureSeries(root, size)),
  }));
  const browsers = new Set(all.flatMap(({ measured }) => measured.inside.map(({ browser }) => browser)));
  return writeReport(
    'Printed books, measured',
    `, ${[...browsers].join(', ')}. Medians; the programs take turns. Seconds.`,
    all.map(({ size, measured }) => writeRow(size, measured)),
    notes,
  );
}

function measureSeries(root: string, { rounds, again }: Size): Measured {
  const printable = join(root, 'printable');
  runEntry('write-printable', root, printable);
  const inside: PdfMeasure[] = [];
  const own: CommandTime[] = [];
  const peers = printers.map((peer) => ({ peer, times: [] as CommandTime[] }));
  for (let round = 0; round < rounds; round += 1) {
    inside.push(JSON.parse(runEntry('measure-pdf', root, String(again))) as PdfMeasure);
    own.push(timeCommand(buildCommand(root, 'pdf')));
    for (const { peer, times } of peers) {
      if (peer.version === undefined) continue;
      times.push(timeCommand(peer.command(join(printable, 'index.html'), join(root, 'peer.pdf'))));
    }
  }
  return { inside, own, peers };
}

function writeRow({ parts, limits }: Size, { inside, own, peers }: Measured): Row {
  const fresh = median(inside.map((measure) => measure.fresh));
  const row = {
    Parts: String(parts),
    'Model to bytes': decimals(fresh),
    limit: decimals(limits.fresh),
    'again, browser running': decimals(median(inside.flatMap((measure) => measure.again))),
    'limit again': decimals(limits.again ?? NaN),
    ...timeCells('Whole command', medianTime(own)),
  };
  return peers.reduce<Row>(
    (cells, { peer, times }) => ({ ...cells, ...comparePeer(peer, medianTime(times), fresh) }),
    row,
  );
}

/** `own` is what Kolofon takes from the model to the bytes, in seconds. */
function comparePeer(peer: Peer, time: CommandTime, own: number): Row {
  if (peer.version === undefined) return { [describePeer(peer)]: '–' };
  const promised = promisedRatio[peer.name];
  return {
    ...timeCells(describePeer(peer), time),
    [`${peer.name} / Kolofon`]: decimals(time.wall / own),
    ...(promised === undefined ? {} : { [`promised of ${peer.name}`]: `≥ ${promised}` }),
  };
}
