import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { BrowserCandidate, MissingBrowser } from './browser-candidate.ts';
import { unpackBundledBrowser } from './bundled-browser.ts';
import { listInstalledBrowsers, type Machine } from './installed-browsers.ts';
import { listPuppeteerBrowsers } from './puppeteer-browsers.ts';

export interface BrowserSearch {
  /** The path that the user gave on the command line. */
  readonly executablePath?: string | undefined;
  readonly machine: Machine;
  readonly exists?: (path: string) => boolean;
  /** Where puppeteer would keep its own browsers. */
  readonly puppeteerPaths?: () => readonly string[];
  readonly unpackBundled?: typeof unpackBundledBrowser;
}

/**
 * The browsers to try, best first: one that the user names, one that puppeteer keeps, one that the machine has,
 * and last the one that comes inside an npm package. Each is looked for only when those before it did not serve.
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

  const given = [
    ['the option', search.executablePath],
    ['KOLOFON_BROWSER', machine.environment['KOLOFON_BROWSER']],
    ['PUPPETEER_EXECUTABLE_PATH', machine.environment['PUPPETEER_EXECUTABLE_PATH']],
  ] as const;
  for (const [origin, path] of given) {
    if (path !== undefined && path !== '') yield* look(origin, [path], `there is no file ${path}`);
  }
  yield* look('puppeteer', puppeteerPaths(), 'it has not downloaded one');
  yield* look('this machine', listInstalledBrowsers(machine), 'no Chrome, Chromium or Edge is installed');
  yield await unpackBundled(machine);
}

/** One file may be reached by two folders. Its own link is not followed: some start by the name they are called by. */
function identify(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}
