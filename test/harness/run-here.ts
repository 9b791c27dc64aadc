import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { commands } from '../../src/cli/commands.ts';
import { run } from '../../src/cli/run.ts';
import type { Disk } from '../../src/emit/disk.ts';
import { quietTerminal } from './terminal.ts';

export const templates = fileURLToPath(new URL('../../templates', import.meta.url));

// A command loads when it is called, which would take the time of the first test.
await Promise.all(Object.values(commands).map((load) => load()));

/** Where these builds leave what the next ones may reuse. */
const caches = mkdtempSync(join(tmpdir(), 'kolofon-caches-'));

export interface HereRun {
  readonly code: number;
  readonly output: string;
  readonly log: string;
  readonly failure: string | undefined;
}

/** Runs a command in this process, on 23 November 2026. `failure` is the error message that the entry would print. */
export async function runHere(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  standardInput = '',
  disk?: Disk,
): Promise<HereRun> {
  const lines: string[] = [];
  let output = '';
  const input = {
    environment: { XDG_CACHE_HOME: caches, ...environment },
    now: new Date('2026-11-23T12:00:00Z'),
    templates,
    threadScripts: undefined,
    ...(disk === undefined ? {} : { disk }),
    fingerprint: () => 'the code of this test',
    isInteractive: false,
    terminal: quietTerminal(lines),
    openInput: () => Readable.from([Buffer.from(standardInput)]),
    print: (text: string) => (output += text),
  };
  try {
    const code = await run(args, '1.2.3', input);
    return { code, output, log: lines.join('\n'), failure: undefined };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { code: 2, output, log: lines.join('\n'), failure: `${error.name}: ${error.message}` };
  }
}
