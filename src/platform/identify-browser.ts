import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { promisify } from 'node:util';
import type { BrowserCandidate } from './browser-candidate.ts';
import { findBrowsers, type BrowserSearch } from './find-browser.ts';
import type { Machine } from './installed-browsers.ts';

/** The longest that a browser may take to say its version, in milliseconds. */
const answerLimit = 10_000;

/**
 * Names a browser by its path and its version, and does not open it: `/usr/bin/chromium Chromium 156.0.8078.79`.
 * Rejects when the system cannot start the file, or the file does not answer.
 */
export async function identifyBrowser(
  { path, environment }: BrowserCandidate,
  machine: Machine,
): Promise<string> {
  if (machine.platform === 'win32') return `${path} ${describeFile(path)}`;
  const { stdout } = await promisify(execFile)(path, ['--version'], {
    env: { ...machine.environment, ...environment },
    timeout: answerLimit,
    killSignal: 'SIGKILL',
  });
  return `${path} ${stdout.trim()}`;
}

/** Names the first browser that answers, or none. */
export async function identifyFirst(
  search: BrowserSearch,
  identify = identifyBrowser,
): Promise<string | undefined> {
  for await (const candidate of findBrowsers(search)) {
    if ('missing' in candidate) continue;
    const identity = await identify(candidate, search.machine).catch(() => undefined);
    if (identity !== undefined) return identity;
  }
  return undefined;
}

/** On Windows a browser that is asked for its version opens a window. */
function describeFile(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${size} bytes, changed at ${mtimeMs}`;
}
