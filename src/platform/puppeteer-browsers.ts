import type { Browser } from '@puppeteer/browsers';

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

/** Where puppeteer keeps browsers, and which versions its own release works with. */
interface PuppeteerSettings {
  /** A browser that the user's configuration of puppeteer names. */
  readonly executablePath: string | undefined;
  readonly cacheDir: string;
  readonly buildIds: Readonly<Record<Browser.CHROME | Browser.CHROMEHEADLESSSHELL, string>>;
  /** Where puppeteer downloads the headless shell from, if not from its usual host. */
  readonly baseUrl: string | undefined;
}

/** Reads parts of puppeteer: importing all of it takes a quarter of a second, too long for a build that prints nothing. */
export async function readPuppeteerSettings(): Promise<PuppeteerSettings> {
  const [{ getConfiguration }, { PUPPETEER_REVISIONS }] = await Promise.all([
    import('puppeteer/internal/getConfiguration.js'),
    import('puppeteer-core/internal/revisions.js'),
  ]);
  const { executablePath, cacheDirectory = '', ...configured } = getConfiguration();
  const shell = configured['chrome-headless-shell'];
  return {
    executablePath,
    cacheDir: cacheDirectory,
    buildIds: {
      chrome: configured.chrome?.version ?? PUPPETEER_REVISIONS.chrome,
      'chrome-headless-shell': shell?.version ?? PUPPETEER_REVISIONS['chrome-headless-shell'],
    },
    baseUrl: shell?.downloadBaseUrl,
  };
}
