import { epubWith } from '../src/formats/epub/epub.ts';
import { makeBooks } from './make-books.ts';
import { openInput } from './open-input.ts';

/** What one process needs for the e-books of a publication. Times in seconds, memory in megabytes. */
export interface EpubMeasure {
  readonly parsing: number;
  /** CPU of everything after the parsing: render, draw the cover, zip. */
  readonly book: number;
  readonly parsed: number;
  readonly peak: number;
  readonly size: number;
}

const [root = '.'] = process.argv.slice(2);

const input = await openInput(root);
const parsing = cpuSeconds();
const parsed = peakMegabytes();
const size = await makeBooks(epubWith(), input);
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
