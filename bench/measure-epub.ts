import { prepare } from '../src/commands/prepare.ts';
import { epub } from '../src/formats/epub/epub.ts';
import { readFont } from '../src/platform/fonts.ts';

/** What one process needs for the e-books of a publication. Times in seconds, memory in megabytes. */
export interface EpubMeasure {
  readonly parsing: number;
  /** CPU of everything behind the parsing: render, draw the cover, zip. */
  readonly book: number;
  readonly parsed: number;
  readonly peak: number;
  readonly size: number;
}

const [root = '.', templates = 'templates'] = process.argv.slice(2);

const { prepared, diagnostics } = await prepare(root, templates, '2026-01-01');
if (prepared === undefined) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
const parsing = cpuSeconds();
const parsed = peakMegabytes();

const jobs = epub.plan({
  ...prepared,
  books: prepared.publication.books,
  epoch: 1_767_225_600,
  font: readFont,
  print: () => Promise.reject(new Error('An e-book prints nothing.')),
  earlierPrints: undefined,
  paginations: new Map(),
  downloads: [],
});
let size = 0;
for (const job of jobs) {
  for (const artifact of (await job.render()).value) {
    if (artifact.kind === 'deferred') size += (await artifact.make()).length;
  }
}
const measure: EpubMeasure = {
  parsing,
  book: cpuSeconds() - parsing,
  parsed,
  peak: peakMegabytes(),
  size: size / 1e6,
};
process.stdout.write(JSON.stringify(measure));

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}
