import { afterEach, beforeEach, expect, test } from 'vitest';
import { thisMachine } from '../../src/platform/installed-browsers.ts';
import { launchBrowser, type RunningBrowser } from '../../src/platform/launch-browser.ts';
import { printPage } from '../../src/platform/print-page.ts';
import { disturbed, page } from './pages.ts';

let running: RunningBrowser;

beforeEach(async () => {
  running = await launchBrowser({ machine: thisMachine(process.env) });
});
afterEach(() => running.close());

/** Closes one of the two pipes to the browser: puppeteer writes to the third and reads from the fourth. */
const closePipe = (number: 3 | 4) => () => {
  running.browser.process()?.stdio[number]?.destroy();
};

test('a pipe from the browser that is closed loses the browser', async () => {
  const result = await printPage(running, disturbed('Hei', closePipe(4)), 5000);
  expect(result).toEqual({ kind: 'failed', reason: 'the browser ended', isBrowserLost: true });
});

test('a pipe to the browser that is closed loses the browser when the time is over, or before', async () => {
  const result = await printPage(running, disturbed('Hei', closePipe(3)), 2000);
  expect(result).toMatchObject({ kind: 'failed', isBrowserLost: true });
});

test('the time is that of the whole print, which the browser does not survive', async () => {
  const result = await printPage(running, page('Hei'), 1);
  expect(result).toEqual({ kind: 'failed', reason: 'it was not done within 0 seconds', isBrowserLost: true });
});
