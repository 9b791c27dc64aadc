import { run } from './cli/run.ts';
import { UsageError } from './build/usage-error.ts';
import { OutputError } from './emit/output-error.ts';
import { installation, version } from './installation/installation.ts';
import { cleanUpOnSignals } from './platform/clean-up.ts';
import { openTerminal } from './platform/terminal.ts';

const terminal = openTerminal(process.stderr);
cleanUpOnSignals();

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

let isDone = false;
// Code of the publication may end the process, or wait for something that never happens.
process.on('exit', (code) => {
  if (isDone || (code !== 0 && code !== 13)) return;
  terminal.line(
    `${terminal.style('red', 'kolofon:')} The command did not finish: a plug-in or a format ended the process, or waits for something that never happens.`,
  );
  process.exitCode = 2;
});

try {
  process.exitCode = await run(process.argv.slice(2), version, {
    ...installation,
    environment: process.env,
    now: new Date(),
    isInteractive: process.stdin.isTTY && process.stdout.isTTY && process.env['CI'] === undefined,
    ...(process.stdout.isTTY ? { columns: process.stdout.columns } : {}),
    terminal,
    openInput: () => process.stdin,
    print: (text) => process.stdout.write(text),
  });
} catch (error) {
  // What the system refuses has a name and a path: a stack adds nothing.
  const isKnown =
    error instanceof UsageError ||
    error instanceof OutputError ||
    (error instanceof Error && 'syscall' in error);

  terminal.line(
    `${terminal.style('red', 'kolofon:')} ${error instanceof Error ? ((isKnown ? undefined : error.stack) ?? error.message) : String(error)}`,
  );
  process.exitCode = 2;
}
isDone = true;
