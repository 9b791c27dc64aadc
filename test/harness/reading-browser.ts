import puppeteer, { type Browser } from 'puppeteer';
import { findBrowsers } from '../../src/platform/find-browser.ts';
import { thisMachine } from '../../src/platform/installed-browsers.ts';

/** The browser of a reader, which reaches servers of this machine alone: the one that prints reaches none. */
export async function openReadingBrowser(): Promise<Browser> {
  const machine = thisMachine(process.env);
  for await (const candidate of findBrowsers({ machine })) {
    if ('missing' in candidate) continue;
    return puppeteer.launch({
      executablePath: candidate.path,
      headless: 'shell',
      // It ends when this process does, however that ends.
      pipe: true,
      args: [
        '--disable-gpu',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
      env: { ...machine.environment, ...candidate.environment },
    });
  }
  throw new Error('There is no browser to read with.');
}
