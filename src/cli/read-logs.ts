import { createReadStream } from 'node:fs';
import { decompress, splitLines } from '../popularity/streams.ts';
import type { CommandInput } from './command.ts';
import { UsageError } from '../build/usage-error.ts';

/** Hands on each line of the logs, one log after the other. `-` is the standard input. */
export async function readLogs(
  logs: readonly string[],
  take: (line: string) => void,
  { terminal, openInput }: Pick<CommandInput, 'terminal' | 'openInput'>,
): Promise<void> {
  for (const log of logs) {
    terminal.status(`Reading ${log}`);
    const chunks = log === '-' ? openInput() : createReadStream(log, { highWaterMark: 256 * 1024 });
    try {
      await splitLines(decompress(chunks), take);
    } catch (error) {
      // Of the system, or of gzip: a bug has no code.
      if (!(error instanceof Error && 'code' in error)) throw error;
      throw new UsageError(`Nothing was written: ${log} cannot be read (${error.message}).`);
    }
  }
  terminal.status('');
}
