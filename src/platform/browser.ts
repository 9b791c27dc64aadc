import { identifyFirst } from './identify-browser.ts';
import { thisMachine } from './installed-browsers.ts';
import { launchBrowser, type RunningBrowser } from './launch-browser.ts';
import { printPage } from './print-page.ts';
import type { PrintPage, PrintRequest } from './print-request.ts';

export interface PrinterOptions {
  /** The browser to use before all others. */
  readonly executablePath?: string | undefined;
  /** The longest that one print may take, in milliseconds. */
  readonly timeLimit?: number;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** One browser for all books, opened when the first of them is printed. */
export interface Printer {
  readonly print: PrintPage;
  /**
   * Names the browser and its version, part of what a printed book depends on, and opens none. Before the first print
   * it is the one that will probably print; from then on the one that did. Undefined when there is none, or when
   * several have printed: then nobody knows which of them made a book.
   */
  identify(): Promise<string | undefined>;
  /** Ends the browser and takes its temporary profile away. Safe to call twice, and before any print. */
  close(): Promise<void>;
}

export function openPrinter(options: PrinterOptions = {}): Printer {
  const search = {
    executablePath: options.executablePath,
    machine: thisMachine(options.environment ?? process.env),
  };
  const timeLimit = options.timeLimit ?? 180_000;
  let running: Promise<RunningBrowser> | undefined;
  let expected: Promise<string | undefined> | undefined;
  const opened = new Set<string>();

  const launch = async (): Promise<RunningBrowser> => {
    const browser = await launchBrowser({ ...search, timeLimit });
    opened.add(browser.identity);
    return browser;
  };
  const open = (): Promise<RunningBrowser> => {
    running ??= launch();
    return running;
  };
  const close = async (): Promise<void> => {
    const closing = running;
    running = undefined;
    await (await closing?.catch(() => undefined))?.close();
  };
  const print = async (request: PrintRequest, retries: number): Promise<Uint8Array> => {
    const used = open();
    const result = await printPage((await used).browser, request, timeLimit);
    if (result.kind === 'printed') return result.bytes;
    // Books print side by side: only the first that sees the browser fall may take it away.
    if (running === used) await close();
    if (retries === 0) throw result.error;
    return print(request, retries - 1);
  };

  return {
    print: (request) => print(request, 1),
    identify: async () => {
      if (opened.size > 1) return undefined;
      const [printing] = opened;
      if (printing !== undefined) return printing;
      expected ??= identifyFirst(search);
      return expected;
    },
    close,
  };
}
