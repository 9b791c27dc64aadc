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
  /** Names the browser and its version: part of what a printed book depends on. Opens the browser. */
  version(): Promise<string>;
  /** Ends the browser and takes its temporary profile away. Safe to call twice, and before any print. */
  close(): Promise<void>;
}

export function openPrinter(options: PrinterOptions = {}): Printer {
  const environment = options.environment ?? process.env;
  const timeLimit = options.timeLimit ?? 180_000;
  let running: Promise<RunningBrowser> | undefined;

  const open = (): Promise<RunningBrowser> => {
    running ??= launchBrowser({ executablePath: options.executablePath, environment, timeLimit });
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
    version: async () => (await open()).version,
    close,
  };
}
