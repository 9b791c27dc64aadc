import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { BrowserError, type Attempt, type BrowserCandidate } from './browser-error.ts';
import { describeFailure } from './describe-failure.ts';
import { cleanUpAtExit } from './clean-up.ts';
import { findBrowsers, nameBrowser, type BrowserSearch } from './find-browser.ts';
import { identifyBrowser, type BrowserIdentity } from './identify-browser.ts';
import { removeFolder } from './remove-folder.ts';
import { openTabs, type Tabs } from './tabs.ts';
import { inSeconds, within } from './within.ts';

export interface RunningBrowser {
  readonly browser: Browser;
  readonly tabs: Tabs;
  readonly identity: BrowserIdentity;
  /** Lets the browser end in its own way, for a few seconds, and then as `kill` does. */
  close(): Promise<void>;
  /** Ends all its processes at once, also those that no longer answer, and takes its profile away. Safe to call twice. */
  kill(): void;
}

/** The longest that a browser may take to end in its own way, in milliseconds. */
const closeLimit = 3000;

type Puppeteer = typeof import('puppeteer');

export interface LaunchOptions extends BrowserSearch {
  /** The longest that a browser may take to start, in milliseconds. */
  readonly startLimit?: number | undefined;
  readonly identify?: typeof identifyBrowser;
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
      const identity = await (options.identify ?? identifyBrowser)(candidate, options.machine);
      return { identity, ...(await launch(puppeteer, candidate, options)) };
    } catch (error) {
      tried.push({ place: `${candidate.origin} (${candidate.path})`, reason: describeFailure(error) });
    }
  }
  throw new BrowserError(tried, nameBrowser(options)?.origin);
}

const printerArguments = [
  // Or the headless shell rounds the advance of every glyph.
  '--font-render-hinting=none',
  '--disable-gpu',
  '--no-first-run',
  // Or a tab keeps the last books that it printed.
  '--disable-back-forward-cache',
  // A hint such as `preconnect` opens a connection that no interception sees.
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

async function launch(
  puppeteer: Puppeteer,
  candidate: BrowserCandidate,
  options: LaunchOptions,
): Promise<Omit<RunningBrowser, 'identity'>> {
  const { startLimit = 30_000 } = options;
  const profile = mkdtempSync(join(tmpdir(), 'kolofon-browser-'));
  // Puppeteer knows the process from its first moment, long before it gives the browser.
  const starting = new AbortController();
  let group: number | undefined;
  const kill = cleanUpAtExit(() => {
    starting.abort();
    if (group !== undefined) killGroup(group);
    try {
      removeFolder(profile);
    } catch {
      // A profile that stays in the temporary folder is no reason to fail a build.
    }
  });
  const start = async (): Promise<Omit<RunningBrowser, 'identity'>> => {
    const browser = await puppeteer.launch({
      executablePath: candidate.path,
      userDataDir: profile,
      headless: 'shell',
      pipe: true,
      args: [...printerArguments, ...sandboxArguments()],
      // Its temporary files go with its profile, also when it is killed while it has some.
      env: { ...options.machine.environment, ...candidate.environment, TMPDIR: profile },
      // Whoever calls the browser limits the time of the whole, not of one call.
      timeout: 0,
      protocolTimeout: 0,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      signal: starting.signal,
    });
    const child = browser.process();
    group = child?.pid;
    // A write to a browser that fell fails after puppeteer has stopped listening, and Node would end.
    for (const stream of child?.stdio ?? []) stream?.on('error', () => undefined);
    const close = async (): Promise<void> => {
      await within(closeLimit, browser.close(), 'It does not end.').catch(() => undefined);
      kill();
    };
    return { browser, tabs: openTabs(browser), close, kill };
  };
  try {
    return await within(startLimit, start(), `it did not start within ${inSeconds(startLimit)}`);
  } catch (error) {
    kill();
    throw error;
  }
}

/** A browser keeps its sandbox, except as root, where it refuses to start with it. */
function sandboxArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Ends what outlives the browser itself. Puppeteer makes it the leader of a process group, except on Windows. */
function killGroup(group: number): void {
  if (process.platform === 'win32') return;
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
