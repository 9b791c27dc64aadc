import { readPuppeteerSettings } from './puppeteer-browsers.ts';

/** Downloads the headless shell of puppeteer's own version into puppeteer's cache, unless it is there. Returns its path. */
export async function fetchBrowser(): Promise<string> {
  const { cacheDir, buildIds, baseUrl } = await readPuppeteerSettings();
  const { Browser, install } = await import('@puppeteer/browsers');
  const browser = Browser.CHROMEHEADLESSSHELL;
  const { executablePath } = await install({
    browser,
    cacheDir,
    buildId: buildIds[browser],
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  return executablePath;
}
