import type { DeskInput } from './cli/command.ts';
import { run } from './cli/run.ts';

const signals = ['SIGTERM', 'SIGINT'] as const;

/**
 * Runs `kolofon desk` with its arguments and returns the exit code. It runs in the process of the command. `kolofon` is what
 * only the main package can do; without it, the commands that need it say so.
 */
export async function runDesk(
  args: readonly string[],
  kolofon: { readonly addDraft?: DeskInput['addDraft'] } = {},
): Promise<number> {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  for (const signal of signals) process.once(signal, end);
  try {
    return await run(args, {
      ended,
      addDraft: kolofon.addDraft,
      environment: process.env,
      now: Date.now,
      log: (line) => process.stdout.write(line),
      print: (text) => process.stderr.write(text),
    });
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
}
