import { describe, expect, test } from 'vitest';
import { BrowserError } from '../../src/platform/browser-error.ts';
import { findBrowsers, type BrowserSearch } from '../../src/platform/find-browser.ts';
import { listInstalledBrowsers } from '../../src/platform/installed-browsers.ts';

const bundled = { origin: 'the npm package', path: '/cache/chromium' };

/** What the search yields on a machine where only these files exist. */
async function search(files: readonly string[], more: Partial<BrowserSearch> = {}): Promise<string[]> {
  const found: string[] = [];
  const candidates = findBrowsers({
    machine: { platform: 'linux', architecture: 'x64', environment: { PATH: '/home/kari/bin:/usr/bin' } },
    puppeteerPaths: () =>
      Promise.resolve(['/cache/puppeteer/chrome-headless-shell', '/cache/puppeteer/chrome']),
    exists: (path) => files.includes(path),
    unpackBundled: () => Promise.resolve(bundled),
    ...more,
  });
  for await (const candidate of candidates) {
    found.push('path' in candidate ? candidate.path : `${candidate.origin}: ${candidate.missing}`);
  }
  return found;
}

describe('the search for a browser', () => {
  const named = (environment: Readonly<Record<string, string>>) =>
    ({ platform: 'linux', architecture: 'x64', environment: { PATH: '/usr/bin', ...environment } }) as const;

  test('goes from puppeteer to the machine, to the npm package', async () => {
    expect(await search(['/usr/bin/chromium', '/cache/puppeteer/chrome'])).toEqual([
      '/cache/puppeteer/chrome',
      '/usr/bin/chromium',
      bundled.path,
    ]);
  });

  test('says of each place why there is none', async () => {
    expect(await search([])).toEqual([
      'puppeteer: it has not downloaded one',
      'this machine: no Chrome, Chromium or Edge is installed',
      bundled.path,
    ]);
  });

  test('tries the browser that the user names, and no other', async () => {
    const machine = named({ KOLOFON_BROWSER: '/opt/env/chrome', PUPPETEER_EXECUTABLE_PATH: '/opt/p/chrome' });
    const files = ['/usr/bin/chromium', '/opt/own/chrome', '/opt/env/chrome', '/opt/p/chrome'];
    expect(await search(files, { executablePath: '/opt/own/chrome', machine })).toEqual(['/opt/own/chrome']);
    expect(await search(files, { machine })).toEqual(['/opt/env/chrome']);
    const puppeteerOnly = named({ KOLOFON_BROWSER: '', PUPPETEER_EXECUTABLE_PATH: '/opt/p/chrome' });
    expect(await search(files, { machine: puppeteerOnly })).toEqual(['/opt/p/chrome']);
  });

  test.each([
    ['--browser', {}, '/nope'],
    ['KOLOFON_BROWSER', { KOLOFON_BROWSER: '/nope' }, undefined],
    ['PUPPETEER_EXECUTABLE_PATH', { PUPPETEER_EXECUTABLE_PATH: '/nope' }, undefined],
  ])('names what %s names and is not there', async (origin, environment, executablePath) => {
    const found = await search(['/usr/bin/chromium'], { executablePath, machine: named(environment) });
    expect(found).toEqual([`${origin}: there is no file /nope`]);
  });

  test('unpacks the npm package only when it is asked for more', async () => {
    let unpacked = false;
    const candidates = findBrowsers({
      machine: { platform: 'linux', architecture: 'x64', environment: {} },
      puppeteerPaths: () => Promise.resolve([]),
      exists: (path) => path === '/usr/bin/chromium',
      unpackBundled: () => {
        unpacked = true;
        return Promise.resolve(bundled);
      },
    });
    expect((await candidates.next()).value).toMatchObject({ missing: 'it has not downloaded one' });
    expect((await candidates.next()).value).toMatchObject({ path: '/usr/bin/chromium' });
    expect(unpacked).toBe(false);
  });
});

describe('the browsers of a machine', () => {
  test('are looked for on the path first, and never in a relative folder', () => {
    const environment = { PATH: '.:/home/kari/bin:/usr/bin' };
    const paths = listInstalledBrowsers({ platform: 'linux', architecture: 'x64', environment });
    expect(paths[0]).toBe('/home/kari/bin/chromium-headless-shell');
    expect(paths).toContain('/opt/google/chrome/google-chrome');
    expect(paths.every((path) => path.startsWith('/'))).toBe(true);
  });

  test('are applications on macOS', () => {
    const paths = listInstalledBrowsers({
      platform: 'darwin',
      architecture: 'arm64',
      environment: { HOME: '/Users/kari' },
    });
    expect(paths).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(paths).toContain('/Users/kari/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge');
  });

  test('are programs on Windows', () => {
    const environment = {
      PROGRAMFILES: 'C:\\Program Files',
      LOCALAPPDATA: 'C:\\Users\\kari\\AppData\\Local',
    };
    const paths = listInstalledBrowsers({ platform: 'win32', architecture: 'x64', environment });
    expect(paths).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
    expect(paths).toContain('C:\\Users\\kari\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe');
  });
});

test('the error about a named browser says who named it, and advises to name another', () => {
  const reason = 'it did not start';
  const error = new BrowserError([{ place: '--browser (/bin/true)', reason }], '--browser');
  expect(error.message).toBe(
    `The browser that --browser names cannot print the PDFs:
  - --browser (/bin/true): it did not start
Name another, or leave --browser out: Kolofon then looks for a browser itself.`,
  );
});

test('the error names the places, the reasons and what to do', () => {
  const error = new BrowserError([
    { place: 'puppeteer', reason: 'it has not downloaded one' },
    { place: 'this machine (/usr/bin/chromium)', reason: 'No usable sandbox!' },
  ]);
  expect(error.message).toContain('  - this machine (/usr/bin/chromium): No usable sandbox!');
  expect(error.message).toContain('KOLOFON_BROWSER in the environment');
  expect(error.message).toContain('which Kolofon does not disable');
});
