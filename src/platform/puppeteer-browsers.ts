import { createRequire } from 'node:module';

const kinds = ['chrome-headless-shell', 'chrome'] as const;
type Kind = (typeof kinds)[number];

/** What `puppeteer/internal/getConfiguration.js` gives, as far as it is used here. */
interface Configuration {
  readonly executablePath?: string;
  readonly cacheDirectory: string;
  readonly chrome?: { readonly version?: string };
}

/**
 * Where the browsers of puppeteer's own version stand, or would. Three of its parts tell it: to import puppeteer as a
 * whole takes a quarter of a second, which a build that prints nothing should not wait for.
 */
export function listPuppeteerBrowsers(): string[] {
  const puppeteer = createRequire(createRequire(import.meta.url).resolve('puppeteer'));
  const { getConfiguration } = puppeteer('puppeteer/internal/getConfiguration.js') as {
    getConfiguration: () => Configuration;
  };
  const { executablePath, cacheDirectory, chrome } = getConfiguration();
  if (executablePath !== undefined) return [executablePath];

  const { PUPPETEER_REVISIONS: revisions } = puppeteer('puppeteer-core/internal/revisions.js') as {
    PUPPETEER_REVISIONS: Readonly<Record<Kind, string>>;
  };
  const { computeExecutablePath } = puppeteer('@puppeteer/browsers') as {
    computeExecutablePath: (browser: { cacheDir: string; browser: Kind; buildId: string }) => string;
  };
  return kinds.map((browser) =>
    computeExecutablePath({
      cacheDir: cacheDirectory,
      browser,
      buildId: chrome?.version ?? revisions[browser],
    }),
  );
}
