import { fileURLToPath } from 'node:url';
import { UsageError } from './commands/command.ts';
import { run } from './commands/run.ts';
import { openTerminal } from './platform/terminal.ts';
import manifest from '../package.json' with { type: 'json' };

const terminal = openTerminal(process.stderr);

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2), manifest.version, {
    environment: process.env,
    now: new Date(),
    templates: fileURLToPath(new URL('../templates', import.meta.url)),
    terminal,
    print: (text) => process.stdout.write(text),
  });
} catch (error) {
  const isBug = !(error instanceof UsageError);
  terminal.line(
    `${terminal.style('red', 'kolofon:')} ${error instanceof Error ? ((isBug ? error.stack : undefined) ?? error.message) : String(error)}`,
  );
  process.exitCode = 2;
}
