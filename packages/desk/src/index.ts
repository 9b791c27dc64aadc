import { run } from './cli/run.ts';

/** Runs `kolofon desk` with its arguments and returns the exit code. The process is that of the command. */
export async function runDesk(args: readonly string[]): Promise<number> {
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  return run(args, {
    ended,
    environment: process.env,
    now: Date.now,
    log: (line) => process.stdout.write(line),
    print: (text) => process.stderr.write(text),
  });
}
