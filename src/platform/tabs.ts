import type { Browser, Page } from 'puppeteer';

/**
 * The pages of a browser on which books are printed, one after another on each. A process, and the fonts that it has
 * read, serve many books: to open them for each would take as long as a small book.
 */
export interface Tabs {
  /** Whether more than one print has asked for a page: each of them may harm the others. */
  readonly areShared: boolean;
  /** One on which nobody else prints. It asks for its files, and runs no script. */
  take(): Promise<Page>;
  /** Only what printed without a failure is taken again. */
  giveBack(page: Page): void;
}

export function openTabs(browser: Browser): Tabs {
  const idle: Page[] = [];
  let taken = 0;
  // A browser starts with an empty page.
  let first: Promise<Page[]> | undefined = browser.pages();
  const open = async (): Promise<Page> => {
    const started = first;
    first = undefined;
    const page = (await started)?.[0] ?? (await browser.newPage());
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    return page;
  };
  return {
    get areShared() {
      return taken > 1;
    },
    take: async () => {
      taken += 1;
      return idle.pop() ?? (await open());
    },
    giveBack: (page) => void idle.push(page),
  };
}
