import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from './commands/command.ts';
import { run } from './commands/run.ts';
import { installedVersion } from './platform/installed-version.ts';
import { openTerminal } from './platform/terminal.ts';
import manifest from '../package.json' with { type: 'json' };

const terminal = openTerminal(process.stderr);
const threadScripts = {
  articles: new URL('article-thread.js', import.meta.url),
  search: new URL('search-thread.js', import.meta.url),
  pictures: new URL('picture-process.js', import.meta.url),
};
let fingerprint: string | undefined;

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2), manifest.version, {
    environment: process.env,
    now: new Date(),
    templates: fileURLToPath(new URL('../templates', import.meta.url)),
    threadScripts,
    fingerprint: () => (fingerprint ??= takeFingerprint()),
    terminal,
    openInput: () => process.stdin,
    print: (text) => process.stdout.write(text),
  });
} catch (error) {
  // What the system refuses has a name and a path: a stack adds nothing.
  const isBug = !(error instanceof UsageError || (error instanceof Error && 'syscall' in error));
  terminal.line(
    `${terminal.style('red', 'kolofon:')} ${error instanceof Error ? ((isBug ? error.stack : undefined) ?? error.message) : String(error)}`,
  );
  process.exitCode = 2;
}

/**
 * A digest of the entries of the code as they run: compiled, they name each chunk of it by a digest. Some libraries and
 * all faces are no part of it, so that their versions count too. Node compresses, and another version of it may give
 * other bytes.
 */
function takeFingerprint(): string {
  const versions = Object.keys(manifest.dependencies).map((name) => `${name} ${installedVersion(name)}`);
  const hash = createHash('sha256');
  for (const entry of [import.meta.url, ...Object.values(threadScripts)])
    hash.update(readFileSync(fileURLToPath(entry)));
  return hash.update(versions.join('\n')).update(process.version).digest('hex');
}
