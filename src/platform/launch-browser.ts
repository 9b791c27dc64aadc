import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { BrowserError, type Attempt } from './browser-error.ts';
import { describeFailure } from './describe-failure.ts';
import { cleanUpAtExit } from './clean-up.ts';
import type { BrowserCandidate } from './browser-candidate.ts';
import { findBrowsers, type BrowserSearch } from './find-browser.ts';
import { identifyBrowser } from './identify-browser.ts';

export interface RunningBrowser {
  readonly browser: Browser;
  /** As `identifyBrowser` names it. */
  readonly identity: string;
  close(): Promise<void>;
}

/** The longest that a browser may take to start, in milliseconds. */
const startLimit = 30_000;

type Puppeteer = typeof import('puppeteer');

export interface LaunchOptions extends BrowserSearch {
  /** For one call to the browser, in milliseconds. */
  readonly timeLimit: number;
}

/** Starts the first browser that can be started. Throws a `BrowserError` when none can. */
export async function launchBrowser(options: LaunchOptions): Promise<RunningBrowser> {
  const { default: puppeteer } = await import('puppeteer');
  const tried: Attempt[] = [];
  for await (const candidate of findBrowsers(options)) {
    if ('missing' in candidate) {
      tried.push({ place: candidate.origin, reason: candidate.missing });
      continue;
    }
    try {
      // First of all: puppeteer does not listen for a file that the system cannot start, and Node would end.
      const identity = await identifyBrowser(candidate, options.machine);
      return { identity, ...(await launch(puppeteer, candidate, options)) };
    } catch (error) {
      tried.push({ place: `${candidate.origin} (${candidate.path})`, reason: describeFailure(error) });
    }
  }
  throw new BrowserError(tried);
}

/** Hinting off, or the headless shell rounds the advance of every glyph. */
const printerArguments = ['--font-render-hinting=none', '--disable-gpu', '--no-first-run'];

async function launch(
  puppeteer: Puppeteer,
  candidate: BrowserCandidate,
  options: LaunchOptions,
): Promise<Omit<RunningBrowser, 'identity'>> {
  const profile = mkdtempSync(join(tmpdir(), 'kolofon-browser-'));
  let group: number | undefined;
  // Puppeteer ends the browser on a signal, but leaves its profile behind.
  const clean = cleanUpAtExit(() => {
    if (group !== undefined) killGroup(group);
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  });
  try {
    const browser = await puppeteer.launch({
      executablePath: candidate.path,
      userDataDir: profile,
      headless: 'shell',
      pipe: true,
      args: [...printerArguments, ...sandboxArguments()],
      env: { ...options.machine.environment, ...candidate.environment },
      timeout: startLimit,
      protocolTimeout: Math.max(options.timeLimit, startLimit),
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    group = browser.process()?.pid;
    const close = async (): Promise<void> => {
      await browser.close().catch(() => undefined);
      clean();
    };
    return { browser, close };
  } catch (error) {
    clean();
    throw error;
  }
}

/** A browser keeps its sandbox, except as root, where it refuses to start with it. */
function sandboxArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Puppeteer starts the browser as the leader of a process group, except on Windows. */
function killGroup(group: number): void {
  try {
    process.kill(process.platform === 'win32' ? group : -group, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
