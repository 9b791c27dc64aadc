import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ace, { type AxeRunner } from '@daisy/ace-core';
import type { Page } from 'puppeteer';
import winston from 'winston';
import { thisMachine } from '../../src/platform/installed-browsers.ts';
import { launchBrowser, type RunningBrowser } from '../../src/platform/launch-browser.ts';
import { removeFolder } from '../../src/platform/remove-folder.ts';

// Ace logs each step, and complains when nobody listens.
winston.configure({ silent: true });

/** What Ace by DAISY finds wrong with an e-book, a line each. Its pages open in the browser that prints. */
export async function findViolations(epub: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-ace-'));
  try {
    const path = join(folder, 'book.epub');
    writeFileSync(path, epub);
    const options = { cwd: folder, outdir: join(folder, 'report'), tmpdir: join(folder, 'work') };
    const [, report] = await ace(path, options, openRunner());
    const violations = report.assertions.flatMap(({ assertions, 'earl:testSubject': { url } }) =>
      assertions.map(
        ({ 'earl:test': rule, 'earl:result': result }) =>
          `${url}: ${rule['dct:title']} (${rule['earl:impact']}): ${result['dct:description']} ${result.html ?? ''}`,
      ),
    );
    if (violations.length === 0 && report['earl:result']['earl:outcome'] !== 'pass')
      throw new Error('Ace failed the book, and did not say why.');
    return violations;
  } finally {
    removeFolder(folder);
  }
}

/** Pages are opened one after another on the same tabs: a new one would compile axe again, which takes longer than axe. */
function openRunner(): AxeRunner {
  let running: RunningBrowser | undefined;
  const idle: Page[] = [];
  const open = async (): Promise<Page> => {
    if (running === undefined) throw new Error('The browser does not run.');
    const page = await running.browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      void (request.url().startsWith('file:') ? request.continue() : request.abort());
    });
    return page;
  };
  return {
    concurrency: 2,
    launch: async () => {
      running = await launchBrowser({ machine: thisMachine(process.env) });
    },
    close: async () => {
      await running?.close();
    },
    run: async (url, scripts, contents) => {
      const page = idle.pop() ?? (await open());
      await page.goto(url);
      for (const script of contents) await page.evaluate(script);
      for (const script of scripts) await page.addScriptTag({ url: pathToFileURL(script).href });
      const result = await page.evaluate(runAxe);
      idle.push(page);
      return result;
    },
  };
}

/** The scripts of Ace leave this function in the page. */
const runAxe = `new Promise((resolve, reject) => {
  window.daisy.ace.run((error, result) => (error ? reject(error) : resolve(result)));
})`;
