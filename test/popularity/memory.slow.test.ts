import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { combinedLine, logOf } from '../harness/access-log.ts';

const tellPeak = 'process.on("exit", () => console.log(process.resourceUsage().maxRSS))';

interface Measured {
  /** The most memory that the process held, in kilobytes. */
  readonly peak: number;
  readonly csv: string;
}

/** Counts the log that is sent to the compiled command, which has 64 MB for its objects. */
async function measure(log: Iterable<Buffer>): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
  try {
    const out = join(folder, 'popularity.csv');
    const node = [
      '--max-old-space-size=64',
      '--import',
      `data:text/javascript,${encodeURIComponent(tellPeak)}`,
    ];
    const command = ['build/cli.js', 'popularity', '--out', out, '-'];
    const child = spawn(process.execPath, [...node, ...command], { stdio: ['pipe', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    const ended = new Promise((resolve) => child.on('close', resolve));
    await pipeline(Readable.from(log), child.stdin);
    expect(await ended).toBe(0);
    return { peak: Number(output), csv: readFileSync(out, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const megabyte = 1_000_000;
const line = logOf(combinedLine({ target: '/artikler/kundelojalitet/' }));
const lines = Math.floor(megabyte / line.length);
const manyLines = Buffer.from(line.repeat(lines));
const noLine = Buffer.alloc(megabyte, 'x');

function* times(count: number, chunk: Buffer): Generator<Buffer> {
  for (let sent = 0; sent < count; sent += 1) yield chunk;
}

test('120 MB of lines, and a line of 120 MB, take no more memory than a short log', async () => {
  const short = await measure([manyLines]);
  const long = await measure(times(120, manyLines));
  const endless = await measure([manyLines, ...times(120, noLine), Buffer.from('\n'), manyLines]);
  expect(short.peak).toBeGreaterThan(10_000);
  expect(long.csv).toBe(`article,reads\nkundelojalitet,${120 * lines}\n`);
  expect(endless.csv).toBe(`article,reads\nkundelojalitet,${2 * lines}\n`);
  expect(long.peak - short.peak).toBeLessThan(80_000);
  expect(endless.peak - short.peak).toBeLessThan(80_000);
});
