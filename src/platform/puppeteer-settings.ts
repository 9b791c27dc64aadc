import type { Browser } from '@puppeteer/browsers';

/** Where puppeteer keeps browsers, and which versions its own release works with. */
export interface PuppeteerSettings {
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
