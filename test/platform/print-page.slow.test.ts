import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFont } from '../../src/platform/fonts.ts';
import { thisMachine } from '../../src/platform/installed-browsers.ts';
import { launchBrowser, type RunningBrowser } from '../../src/platform/launch-browser.ts';
import { printPage } from '../../src/platform/print-page.ts';
import { readPdf } from '../formats/pdf/read-pdf.ts';
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

describe('prints one after another', () => {
  const style = '<link rel="stylesheet" href="book.css"><p>';
  const css = (text: string) => ({
    mediaType: 'text/css',
    bytes: Buffer.from(`@font-face { font-family: shared; src: url(/shared.woff2) }
      p::before { font-family: shared; content: "${text}" }`),
  });

  /** Prints a page, and gives its words and the files that the browser asked for. */
  async function print(
    word: string,
  ): Promise<{ readonly lines: readonly string[]; readonly asked: string[] }> {
    const asked: string[] = [];
    class NotedFiles extends Map<string, ReturnType<typeof css>> {
      override get(path: string): ReturnType<typeof css> | undefined {
        asked.push(path);
        return super.get(path);
      }
    }
    const font = readFont('source-serif-4/files/source-serif-4-latin-400-normal.woff2');
    const files = new NotedFiles([
      ['book.css', css(word)],
      ['/shared.woff2', { mediaType: 'font/woff2', bytes: Buffer.from(font) }],
    ]);
    const result = await printPage(running, page(style, files), 30_000);
    if (result.kind === 'failed') throw new Error(result.reason);
    return { lines: (await readPdf(result.bytes)).pages.flatMap(({ lines }) => lines), asked };
  }

  test('share a tab and what stands at the root, and none takes a file of the one before for its own', async () => {
    const first = await print('Først');
    const second = await print('Så');
    expect([first.lines, second.lines]).toEqual([['Først'], ['Så']]);
    expect(first.asked).toContain('/shared.woff2');
    expect(second.asked).toContain('book.css');
    expect(second.asked).not.toContain('/shared.woff2');
    expect(await running.browser.pages()).toHaveLength(1);
  });

  test('side by side stand on tabs of their own', async () => {
    const printed = await Promise.all(['én', 'to', 'tre'].map(print));
    expect(printed.map(({ lines }) => lines)).toEqual([['én'], ['to'], ['tre']]);
    expect(await running.browser.pages()).toHaveLength(3);
  });
});
