import puppeteer, { type Browser } from 'puppeteer';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser of all readers listens. */
    readingBrowser: string;
  }
}

let connection: Promise<Browser> | undefined;

/** The browser that all end-to-end tests share. A reader opens a context in it, and closes that alone. */
export function shareReadingBrowser(): Promise<Browser> {
  connection ??= puppeteer.connect({ browserWSEndpoint: inject('readingBrowser') });
  return connection;
}
