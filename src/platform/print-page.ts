import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'puppeteer';
import { joinOnDisk, readAndRemove } from './join-on-disk.ts';
import type { RunningBrowser } from './launch-browser.ts';
import { type PrintLimits, watchWork } from './watch-work.ts';
import { estimateMemory, sizeOfFiles, type PrintRequest } from './print-request.ts';
import { serveFiles } from './serve-files.ts';

export type PrintResult = { readonly kind: 'printed'; readonly bytes: Uint8Array } | PrintFailure;

/** A fresh browser may do better. */
export interface PrintFailure {
  readonly kind: 'failed';
  /** The rest of a sentence: `the page crashed`. */
  readonly reason: string;
  /** It fell or no longer answers, and should be ended. Otherwise other pages in it may live on. */
  readonly isBrowserLost: boolean;
  /** Another print would fail in the same way: also after a crash, if nothing else was ever printed in that browser. */
  readonly isCertain: boolean;
  readonly isCrash: boolean;
}

/** A tab keeps much of what it printed, and how long it takes to open another matters for short books alone. */
function isHeavy(request: PrintRequest): boolean {
  return estimateMemory(request.html.length, sizeOfFiles(request)) > 60e6;
}

/**
 * Prints on a page that can reach nothing but the files of the request. A book that asks for more is refused: that is
 * thrown.
 */
export async function printPage(
  { browser, tabs }: Pick<RunningBrowser, 'browser' | 'tabs'>,
  request: PrintRequest,
  limits: PrintLimits,
): Promise<PrintResult> {
  const crashed = (reason: string, isBrowserLost: boolean): PrintFailure => ({
    // Whatever else may have ended the whole browser, the page did not crash it for sure.
    ...failed(reason, isBrowserLost, !isBrowserLost && !tabs.areShared),
    isCrash: true,
  });
  const watch = watchOver(browser, limits, crashed);
  let page: Page | undefined;
  const print = async (): Promise<PrintResult> => {
    page = await tabs.take();
    watch.add(page);
    return await printOn(page, request);
  };
  let isSound = false;
  try {
    const result = await Promise.race([print(), watch.failure]);
    isSound = result.kind === 'printed';
    return result;
  } catch (error) {
    if (!(error instanceof Error) || error instanceof RefusedFiles) throw error;
    return browser.connected ? failed(error.message, false) : crashed('the browser ended', true);
  } finally {
    watch.end();
    if (page !== undefined && isSound && !isHeavy(request)) tabs.giveBack(page);
    // Not awaited: a page that hangs would not close either.
    else page?.close().catch(() => undefined);
  }
}

async function printOn(page: Page, request: PrintRequest): Promise<PrintResult> {
  const files = serveFiles(page, request, randomUUID());
  try {
    await page.goto(files.address, { waitUntil: 'load', timeout: 0 });
    const pieces = await page.createPDFStream({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      timeout: 0,
    });
    const bytes = readAndRemove(await joinOnDisk(pieces));
    if (files.refused.length > 0) throw new RefusedFiles(files.refused);
    return { kind: 'printed', bytes };
  } finally {
    files.end();
  }
}

interface Watch {
  /** What goes wrong first. Stays open when nothing does. */
  readonly failure: Promise<PrintFailure>;
  add(page: Page): void;
  end(): void;
}

/** A browser or a page that crashes or hangs leaves its calls unanswered, so it has to be watched from outside. */
function watchOver(
  browser: Browser,
  limits: PrintLimits,
  crashed: (reason: string, isBrowserLost: boolean) => PrintFailure,
): Watch {
  let fail: (failure: PrintFailure) => void;
  const failure = new Promise<PrintFailure>((resolve) => (fail = resolve));
  const onEnd = (): void => fail(crashed('the browser ended', true));
  const onCrash = (): void => fail(crashed('the page crashed', false));
  let watched: Page | undefined;
  const stopWatching = watchWork(browser, limits, ({ reason, isCertain }) =>
    fail(failed(reason, true, isCertain)),
  );
  browser.on('disconnected', onEnd);
  return {
    failure,
    add: (page) => {
      watched = page;
      page.on('error', onCrash);
    },
    end: () => {
      stopWatching();
      browser.off('disconnected', onEnd);
      watched?.off('error', onCrash);
    },
  };
}

function failed(reason: string, isBrowserLost: boolean, isCertain = false): PrintFailure {
  return { kind: 'failed', reason, isBrowserLost, isCertain, isCrash: false };
}

class RefusedFiles extends Error {
  constructor(addresses: readonly string[]) {
    super(`The book asked for files that it does not have: ${addresses.join(', ')}.`);
  }
}
