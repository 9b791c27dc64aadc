import puppeteer, { type Browser } from 'puppeteer';
import { findBrowsers } from '../../src/platform/find-browser.ts';
import { thisMachine } from '../../src/platform/installed-browsers.ts';

/**
 * The browser of a reader, which reaches servers of this machine alone: the one that prints reaches none. `hosts` are
 * names that lead to a server here, such as `{ 'library.example': '127.0.0.1:4321' }`; any certificate is good enough.
 */
export async function openReadingBrowser(hosts: Readonly<Record<string, string>> = {}): Promise<Browser> {
  const mapped = Object.entries(hosts).map(([host, place]) => `MAP ${host} ${place}`);
  const machine = thisMachine(process.env);
  for await (const candidate of findBrowsers({ machine })) {
    if ('missing' in candidate) continue;
    return puppeteer.launch({
      executablePath: candidate.path,
      headless: 'shell',
      acceptInsecureCerts: mapped.length > 0,
      // It ends when this process does, however that ends.
      pipe: true,
      args: [
        '--disable-gpu',
        `--host-resolver-rules=${[...mapped, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ')}`,
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
      env: { ...machine.environment, ...candidate.environment },
    });
  }
  throw new Error('There is no browser to read with.');
}
