import type { Browser, Page } from 'puppeteer';
import type { PrintRequest } from './print-request.ts';
import { bookAddress, serveFiles } from './serve-files.ts';
import { inSeconds } from './within.ts';

export type PrintResult = { readonly kind: 'printed'; readonly bytes: Uint8Array } | PrintFailure;

/** A fresh browser may do better. */
interface PrintFailure {
  readonly kind: 'failed';
  /** The rest of a sentence: `the page crashed`. */
  readonly reason: string;
  /** It fell or no longer answers, and should be ended. Otherwise other pages in it may live on. */
  readonly isBrowserLost: boolean;
}

/**
 * Prints on a page of its own, which can reach nothing but the files of the request. A book that asks for more is
 * refused: that is thrown.
 */
export async function printPage(
  browser: Browser,
  request: PrintRequest,
  timeLimit: number,
): Promise<PrintResult> {
  const watch = watchOver(browser, timeLimit);
  let page: Page | undefined;
  const print = async (): Promise<PrintResult> => {
    page = await browser.newPage();
    watch.add(page);
    return await printOn(page, request);
  };
  try {
    return await Promise.race([print(), watch.failure]);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof RefusedFiles) throw error;
    return browser.connected ? failed(error.message, false) : failed('the browser ended', true);
  } finally {
    watch.end();
    // Not awaited: a page that hangs would not close either.
    page?.close().catch(() => undefined);
  }
}

async function printOn(page: Page, request: PrintRequest): Promise<PrintResult> {
  await page.setJavaScriptEnabled(false);
  const refused = await serveFiles(page, request);
  await page.goto(bookAddress, { waitUntil: 'load', timeout: 0 });
  const bytes = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: 0,
  });
  if (refused.length > 0) throw new RefusedFiles(refused);
  return { kind: 'printed', bytes };
}

interface Watch {
  /** What goes wrong first. Stays open when nothing does. */
  readonly failure: Promise<PrintFailure>;
  add(page: Page): void;
  end(): void;
}

/** A browser or a page that falls or hangs leaves its calls unanswered, so that only somebody beside them can tell. */
function watchOver(browser: Browser, timeLimit: number): Watch {
  let fail: (failure: PrintFailure) => void;
  const failure = new Promise<PrintFailure>((resolve) => (fail = resolve));
  const onEnd = (): void => fail(failed('the browser ended', true));
  const timer = setTimeout(
    () => fail(failed(`it was not done within ${inSeconds(timeLimit)}`, true)),
    timeLimit,
  );
  browser.on('disconnected', onEnd);
  return {
    failure,
    add: (page) => page.on('error', () => fail(failed('the page crashed', false))),
    end: () => {
      clearTimeout(timer);
      browser.off('disconnected', onEnd);
    },
  };
}

function failed(reason: string, isBrowserLost: boolean): PrintFailure {
  return { kind: 'failed', reason, isBrowserLost };
}

class RefusedFiles extends Error {
  constructor(addresses: readonly string[]) {
    super(`The book asked for files that it does not have: ${addresses.join(', ')}.`);
  }
}
