import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BrowserCandidate, MissingBrowser } from './browser-error.ts';
import { unpackBundledBrowser } from './bundled-browser.ts';
import { listInstalledBrowsers, type Machine } from './installed-browsers.ts';
import { listPuppeteerBrowsers } from './puppeteer-browsers.ts';

export interface BrowserSearch {
  /** The path that the user gave with `--browser`. */
  readonly executablePath?: string | undefined;
  readonly machine: Machine;
  readonly exists?: (path: string) => boolean;
  /** Where puppeteer would keep its own browsers. */
  readonly puppeteerPaths?: () => Promise<readonly string[]>;
  readonly unpackBundled?: typeof unpackBundledBrowser;
}

/**
 * The browsers to try. One that the user names is the only one: another would print other books without a word.
 * Otherwise, best first: those that puppeteer keeps, those of the machine, and the one inside an npm package. Each is
 * looked for only when those before it did not work.
 */
export async function* findBrowsers(
  search: BrowserSearch,
): AsyncGenerator<BrowserCandidate | MissingBrowser> {
  const {
    machine,
    exists = existsSync,
    puppeteerPaths = listPuppeteerBrowsers,
    unpackBundled = unpackBundledBrowser,
  } = search;
  const tried = new Set<string>();
  const look = function* (
    origin: string,
    paths: readonly string[],
    missing: string,
  ): Generator<BrowserCandidate | MissingBrowser> {
    const there = paths.filter(exists);
    if (there.length === 0) yield { origin, missing };
    for (const path of there) {
      const identity = identify(path);
      if (tried.has(identity)) continue;
      tried.add(identity);
      yield { origin, path };
    }
  };

  const named = nameBrowser(search);
  if (named !== undefined) {
    yield* look(named.origin, [named.path], `there is no file ${named.path}`);
    return;
  }
  yield* look('puppeteer', await puppeteerPaths(), 'it has not downloaded one');
  yield* look('this machine', listInstalledBrowsers(machine), 'no Chrome, Chromium or Edge is installed');
  yield await unpackBundled(machine);
}

/** The browser that the user names, and where. An empty variable names none. */
export function nameBrowser({
  executablePath,
  machine: { environment },
}: Pick<BrowserSearch, 'executablePath' | 'machine'>): BrowserCandidate | undefined {
  if (executablePath !== undefined) return { origin: '--browser', path: executablePath };
  for (const origin of ['KOLOFON_BROWSER', 'PUPPETEER_EXECUTABLE_PATH']) {
    const path = environment[origin];
    if (path !== undefined && path !== '') return { origin, path };
  }
  return undefined;
}

/** One file may be reached by two folders. Its own link is not followed: some start by the name they are called by. */
function identify(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}
