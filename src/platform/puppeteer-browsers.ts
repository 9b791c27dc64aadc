import { readPuppeteerSettings } from './puppeteer-settings.ts';

/**
 * Where puppeteer keeps its browsers, best first: those of its own version, whether or not they are there, then other
 * versions that somebody has downloaded, newest first.
 */
export async function listPuppeteerBrowsers(): Promise<string[]> {
  const [{ executablePath, cacheDir, buildIds }, library] = await Promise.all([
    readPuppeteerSettings(),
    import('@puppeteer/browsers'),
  ]);
  if (executablePath !== undefined) return [executablePath];
  const platform = library.detectBrowserPlatform();
  if (platform === undefined) return [];

  const kinds = [library.Browser.CHROMEHEADLESSSHELL, library.Browser.CHROME] as const;
  const own = kinds.map((browser) =>
    library.computeExecutablePath({ cacheDir, browser, platform, buildId: buildIds[browser] }),
  );
  const downloaded = await library.getInstalledBrowsers({ cacheDir });
  const others = kinds.flatMap((kind) =>
    downloaded
      .filter(({ browser, platform: builtFor }) => browser === kind && builtFor === platform)
      .toSorted((a, b) => b.buildId.localeCompare(a.buildId, 'en', { numeric: true }))
      .map((one) => one.executablePath),
  );
  return [...new Set([...own, ...others])];
}
