import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PrintRequest } from '../../src/platform/print-request.ts';
import { openFonts } from '../../src/platform/fonts.ts';
import { thisMachine } from '../../src/platform/installed-browsers.ts';
import { launchBrowser, type RunningBrowser } from '../../src/platform/launch-browser.ts';
import { printPage } from '../../src/platform/print-page.ts';
import { readPdf } from '../formats/pdf/read-pdf.ts';
import { disturbed, page } from './pages.ts';

let running: RunningBrowser;

const limits = (whole: number) => ({ idle: 60_000, work: 60_000, whole });

beforeEach(async () => {
  running = await launchBrowser({ machine: thisMachine(process.env) });
});
afterEach(() => running.close());

/** Closes one of the two pipes to the browser: puppeteer writes to the third and reads from the fourth. */
const closePipe = (number: 3 | 4) => () => {
  running.browser.process()?.stdio[number]?.destroy();
};

test('a pipe from the browser that is closed loses the browser', async () => {
  const result = await printPage(running, disturbed('Hei', closePipe(4)), limits(5000));
  expect(result).toEqual({
    kind: 'failed',
    reason: 'the browser ended',
    isBrowserLost: true,
    isCertain: false,
    isCrash: true,
  });
});

test('a pipe to the browser that is closed loses the browser when the time is over, or before', async () => {
  const result = await printPage(running, disturbed('Hei', closePipe(3)), limits(2000));
  expect(result).toMatchObject({ kind: 'failed', isBrowserLost: true });
});

test('the time limit covers the whole print, and ends the browser', async () => {
  const result = await printPage(running, page('Hei'), limits(1));
  expect(result).toMatchObject({
    kind: 'failed',
    reason: 'it was not done within 0 seconds',
    isBrowserLost: true,
  });
});

/** A page that takes Chromium seconds to lay out. */
const heavy = page(`<p>${'ord '.repeat(600_000)}`);

test('a print that works without end is given up by its work, and would take as long again', async () => {
  const result = await printPage(running, heavy, { idle: 60_000, work: 200, whole: undefined });
  expect(result).toEqual({
    kind: 'failed',
    reason: 'it took 0.2 seconds of the processor and was not done',
    isBrowserLost: true,
    isCertain: true,
    isCrash: false,
  });
});

describe('prints one after another', () => {
  /** A page that shows a word by its style sheet, in a font that all pages have. */
  function show(word: string): PrintRequest {
    const style = `@font-face { font-family: shared; src: url(/shared.woff2) }
      p::before { font-family: shared; content: "${word}" }`;
    const font = openFonts('.').read('source-serif-4/files/source-serif-4-latin-400-normal.woff2');
    return page(
      '<link rel="stylesheet" href="book.css"><p>',
      new Map([
        ['book.css', { mediaType: 'text/css', bytes: Buffer.from(style) }],
        ['/shared.woff2', { mediaType: 'font/woff2', bytes: font }],
      ]),
    );
  }

  async function print(word: string): Promise<readonly string[]> {
    const result = await printPage(running, show(word), limits(30_000));
    if (result.kind === 'failed') throw new Error(result.reason);
    return (await readPdf(result.bytes)).pages.flatMap(({ lines }) => lines);
  }

  test('share a tab and what is at the root, and none takes a file of the one before for its own', async () => {
    expect(await print('Først')).toEqual(['Først']);
    const [tab, ...others] = await running.browser.pages();
    expect(others).toEqual([]);
    const session = await tab?.createCDPSession();
    const kept: string[] = [];
    const addresses = new Map<string, string>();
    session?.on('Network.requestWillBeSent', ({ requestId, request }) =>
      addresses.set(requestId, new URL(request.url).pathname),
    );
    session?.on('Network.requestServedFromCache', ({ requestId }) =>
      kept.push(addresses.get(requestId) ?? requestId),
    );
    await session?.send('Network.enable');
    expect(await print('Så')).toEqual(['Så']);
    expect(kept).toEqual(['/shared.woff2']);
    expect(await running.browser.pages()).toHaveLength(1);
  });

  test('leave no tab behind that keeps the memory of a long book, and the next is printed all the same', async () => {
    const long = await printPage(running, page('lang '.repeat(60_000)), limits(300_000));
    expect(long.kind).toBe('printed');
    await vi.waitFor(async () => expect(await running.browser.pages()).toEqual([]), { timeout: 60_000 });
    expect(await print('kort')).toEqual(['kort']);
    expect(await running.browser.pages()).toHaveLength(1);
  });

  test('printed side by side have tabs of their own', async () => {
    expect(await Promise.all(['én', 'to', 'tre'].map(print))).toEqual([['én'], ['to'], ['tre']]);
    expect(await running.browser.pages()).toHaveLength(3);
  });
});
