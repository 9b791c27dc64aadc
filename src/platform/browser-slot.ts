import type { RunningBrowser } from './launch-browser.ts';

/** A place for one browser at a time. */
export interface BrowserSlot {
  /** The browser that runs, started if there is none. Rejects when none can be started, and after `close`. */
  open(): Promise<RunningBrowser>;
  /** Ends a browser that fell or hangs: what is opened next is a fresh one. */
  giveUp(browser: RunningBrowser): void;
  /** Ends the browser for good. Safe to call twice, and before anything was opened. */
  close(): Promise<void>;
}

export function makeSlot(launch: () => Promise<RunningBrowser>): BrowserSlot {
  let opening: Promise<RunningBrowser> | undefined;
  let current: RunningBrowser | undefined;
  let isClosed = false;

  const start = async (): Promise<RunningBrowser> => {
    const started = await launch();
    current = started;
    return started;
  };
  return {
    open: () => {
      // A book that is still printing would otherwise start a browser that nobody ends.
      if (isClosed) return Promise.reject(new Error('The printer is closed.'));
      opening ??= start();
      return opening;
    },
    giveUp: (browser) => {
      browser.kill();
      // Books print side by side: another may have given it up before, and a fresh one may run or start.
      if (browser !== current) return;
      opening = undefined;
      current = undefined;
    },
    close: async () => {
      isClosed = true;
      await (await opening?.catch(() => undefined))?.close();
    },
  };
}
