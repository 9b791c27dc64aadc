import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { promisify } from 'node:util';
import type { BrowserCandidate } from './browser-error.ts';
import { findBrowsers, type BrowserSearch } from './find-browser.ts';
import type { Machine } from './installed-browsers.ts';

/** The longest that a browser may take to say its version, in milliseconds. */
const answerLimit = 10_000;

export interface BrowserIdentity {
  readonly path: string;
  /** `Chromium 156.0.8078.79`: the same on every machine that has this browser, but for Windows. */
  readonly version: string;
}

/**
 * Identifies a browser without opening it. Rejects when the system cannot start the file, or the file does not answer.
 */
export async function identifyBrowser(
  { path, environment }: BrowserCandidate,
  machine: Machine,
): Promise<BrowserIdentity> {
  if (machine.platform === 'win32') return { path, version: describeFile(path) };
  const { stdout } = await promisify(execFile)(path, ['--version'], {
    env: { ...machine.environment, ...environment },
    timeout: answerLimit,
    killSignal: 'SIGKILL',
  });
  return { path, version: stdout.trim() };
}

/** Names the first browser that answers, or none. */
export async function identifyFirst(
  search: BrowserSearch,
  identify = identifyBrowser,
): Promise<BrowserIdentity | undefined> {
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
