import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { BrowserError, type Attempt } from './browser-error.ts';
import { describeFailure } from './describe-failure.ts';
import { cleanUpAtExit } from './clean-up.ts';
import type { BrowserCandidate } from './browser-candidate.ts';
import { findBrowsers } from './find-browser.ts';

export interface RunningBrowser {
  readonly browser: Browser;
  /** `HeadlessChrome/156.0.6000.1`. */
  readonly version: string;
  close(): Promise<void>;
}

/** The longest that a browser may take to start, in milliseconds. */
const startLimit = 30_000;

type Puppeteer = typeof import('puppeteer');

export interface LaunchOptions {
  readonly executablePath?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** For one call to the browser, in milliseconds. */
  readonly timeLimit: number;
}

/** Starts the first browser that can be started. Throws a `BrowserError` when none can. */
export async function launchBrowser(options: LaunchOptions): Promise<RunningBrowser> {
  const { default: puppeteer } = await import('puppeteer');
  const machine = {
    platform: process.platform,
    architecture: process.arch,
    environment: options.environment,
  };
  const candidates = findBrowsers({
    executablePath: options.executablePath,
    machine,
    puppeteerPaths: listPuppeteerBrowsers(puppeteer),
  });
  const tried: Attempt[] = [];
  for await (const candidate of candidates) {
    if ('missing' in candidate) {
      tried.push({ place: candidate.origin, reason: candidate.missing });
      continue;
    }
    try {
      await probe(candidate, options.environment);
      return await launch(puppeteer, candidate, options);
    } catch (error) {
      tried.push({ place: `${candidate.origin} (${candidate.path})`, reason: describeFailure(error) });
    }
  }
  throw new BrowserError(tried);
}

/**
 * Rejects when the system cannot start the file at all. Puppeteer does not listen for this failure of its child
 * process, and Node would end. On Windows a second browser could show itself.
 */
async function probe(candidate: BrowserCandidate, environment: LaunchOptions['environment']): Promise<void> {
  if (process.platform === 'win32') return;
  const env = { ...environment, ...candidate.environment };
  const child = spawn(candidate.path, ['--version'], { env, stdio: 'ignore' });
  await once(child, 'spawn');
  child.kill('SIGKILL');
}

/** Hinting off, or the headless shell rounds the advance of every glyph. */
const printerArguments = ['--font-render-hinting=none', '--disable-gpu', '--no-first-run'];

async function launch(
  puppeteer: Puppeteer,
  candidate: BrowserCandidate,
  options: LaunchOptions,
): Promise<RunningBrowser> {
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
      env: { ...options.environment, ...candidate.environment },
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
    return { browser, version: await browser.version(), close };
  } catch (error) {
    clean();
    throw error;
  }
}

/** A browser keeps its sandbox, except as root, where it refuses to start with it. */
function sandboxArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function listPuppeteerBrowsers(puppeteer: Puppeteer): string[] {
  const paths = (['shell', true] as const).map((headless) => {
    try {
      return puppeteer.executablePath({ headless });
    } catch {
      return undefined;
    }
  });
  return paths.filter((path) => path !== undefined);
}

/** Puppeteer starts the browser as the leader of a process group, except on Windows. */
function killGroup(group: number): void {
  try {
    process.kill(process.platform === 'win32' ? group : -group, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
