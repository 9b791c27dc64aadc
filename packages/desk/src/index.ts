import { run } from './cli/run.ts';

const signals = ['SIGTERM', 'SIGINT'] as const;

/** Runs `kolofon desk` with its arguments and returns the exit code. The process is that of the command. */
export async function runDesk(args: readonly string[]): Promise<number> {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  for (const signal of signals) process.once(signal, end);
  try {
    return await run(args, {
      ended,
      environment: process.env,
      now: Date.now,
      log: (line) => process.stdout.write(line),
      print: (text) => process.stderr.write(text),
    });
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
}
