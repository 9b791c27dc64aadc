import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { computeExecutablePath, detectBrowserPlatform, Browser } from '@puppeteer/browsers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listPuppeteerBrowsers } from '../../src/platform/puppeteer-browsers.ts';

let cacheDir: string;

beforeEach(() => {
  cacheDir = mkdtempSync(join(tmpdir(), 'kolofon-'));
  vi.stubEnv('PUPPETEER_CACHE_DIR', cacheDir);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cacheDir, { recursive: true, force: true });
});

function download(browser: Browser, buildId: string): string {
  const path = computeExecutablePath({ cacheDir, browser, buildId });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  return path;
}

test.skipIf(detectBrowserPlatform() === undefined)(
  'the browsers of puppeteer are those of its version, then what else it has downloaded, newest first',
  async () => {
    const [shell, chrome, ...none] = await listPuppeteerBrowsers();
    expect(none).toEqual([]);
    expect(shell).toContain(`${sep}chrome-headless-shell${sep}`);
    expect(chrome).toContain(`${sep}chrome${sep}`);

    const old = download(Browser.CHROMEHEADLESSSHELL, '99.0.4844.51');
    const newer = download(Browser.CHROMEHEADLESSSHELL, '131.0.6778.85');
    const full = download(Browser.CHROME, '120.0.6099.71');
    download(Browser.FIREFOX, 'stable_128.0');
    expect(await listPuppeteerBrowsers()).toEqual([shell, chrome, newer, old, full]);
  },
);

test('a browser that the configuration of puppeteer names is the only one', async () => {
  vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '/opt/chrome');
  expect(await listPuppeteerBrowsers()).toEqual(['/opt/chrome']);
});
