import type { BrowserContext, Page } from 'puppeteer';
import type { SiteSettings } from '../../src/model/site-settings.ts';
import { shareReadingBrowser } from './share-reading-browser.ts';
import { serveFolder } from './static-server.ts';

export const phone = { width: 390, height: 844 } as const;
export const desktop = { width: 1280, height: 900 } as const;
/** How long a page may take, in milliseconds, however much else the machine does. */
export const patience = 120_000;
export interface Screen {
  readonly width: number;
  readonly height: number;
}

/** A site as readers see it: in a browser, from a server that sends the headers Kolofon sets. */
export interface SiteBrowser {
  /** `http://127.0.0.1:1234/` */
  readonly address: string;
  /** The page of a reader who was never here: the storage is its own. */
  open(screen?: Screen): Promise<Visit>;
  close(): Promise<void>;
}

/** What one reader sees, and what the browser logged meanwhile. */
export interface Visit {
  readonly page: Page;
  /** Messages of the console, errors, requests that failed or left this server. A sound page has none. */
  readonly complaints: string[];
  /** The address of every request. */
  readonly requests: string[];
  /** Goes to a path below the site, and waits until all has been loaded. */
  readonly goTo: (path: string) => Promise<void>;
  /** Expressions of the page, as text: the project has no types of the DOM. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  close(): Promise<void>;
}

export async function openSite(folder: string, forms?: SiteSettings['forms']): Promise<SiteBrowser> {
  const server = await serveFolder(folder, '/', forms);
  const site = await openSiteAt(server.address);
  return {
    ...site,
    close: async () => {
      await site.close();
      server.close();
    },
  };
}

/** A site that another server shows. */
export async function openSiteAt(address: string): Promise<SiteBrowser> {
  const browser = await shareReadingBrowser();
  const contexts = new Set<BrowserContext>();
  return {
    address,
    open: async (screen = desktop) => {
      const context = await browser.createBrowserContext();
      contexts.add(context);
      const close = async (): Promise<void> => {
        if (contexts.delete(context)) await context.close();
      };
      return { ...(await openVisit(context, address, screen)), close };
    },
    close: async () => {
      await Promise.all([...contexts].map((context) => context.close()));
    },
  };
}

async function openVisit(
  context: BrowserContext,
  address: string,
  screen: Screen,
): Promise<Omit<Visit, 'close'>> {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.setViewport(screen);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => {
    complaints.push(`${request.failure()?.errorText ?? 'It failed'}: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    requests.push(request.url());
    if (!request.url().startsWith(address)) complaints.push(`It left the site: ${request.url()}`);
  });
  return {
    page,
    complaints,
    requests,
    goTo: async (path) => {
      await page.goto(new URL(path, address).href, { waitUntil: 'load' });
    },
    evaluate: (expression) => page.evaluate(expression) as Promise<never>,
  };
}
