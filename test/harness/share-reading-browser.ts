import type { Browser } from 'puppeteer';
import { openReadingBrowser } from './reading-browser.ts';

let browser: Promise<Browser> | undefined;

/**
 * The browser that all test files of a process share. A reader opens a context in it, and closes only that. The browser
 * ends with the process.
 *
 * Processes do not share one: every client of a browser attaches to each new page, and the page waits for all of them,
 * also for a test that waits for a command and answers nobody.
 */
export function shareReadingBrowser(): Promise<Browser> {
  browser ??= openReadingBrowser();
  return browser;
}
