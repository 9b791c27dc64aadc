import { BrowserError } from './browser-error.ts';
import { PrintError } from './print-error.ts';
import { makeSlot, type BrowserSlot } from './browser-slot.ts';
import { identifyBrowser, identifyFirst, type BrowserIdentity } from './identify-browser.ts';
import { digestSystemFonts } from './system-fonts.ts';
import { thisMachine } from './installed-browsers.ts';
import { launchBrowser, type RunningBrowser } from './launch-browser.ts';
import { makeQueue } from './make-queue.ts';
import { limitsOf } from './watch-work.ts';
import { printPage, type PrintResult } from './print-page.ts';
import type { PrintPage, PrintRequest } from './print-request.ts';

export interface PrinterOptions {
  /** The browser to use before all others. */
  readonly executablePath?: string | undefined;
  /** The longest that one print may take, in milliseconds; undefined for as long as the browser works on it. */
  readonly timeLimit?: number | undefined;
  /** The longest that a browser may take to start, in milliseconds. */
  readonly startLimit?: number;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** One browser for all books, opened when the first of them is printed. */
export interface Printer {
  /** Starts the browser beside other work: the first print then does not wait for it. */
  start(): void;
  /**
   * Prints in a second, fresh browser what the first one failed to print, unless that would fail as well. Throws a
   * `PrintError` when no browser printed it.
   */
  readonly print: PrintPage;
  /**
   * Names the version of the browser and the fonts that are installed, on which a printed book depends, and opens none:
   * the same on every machine that has them. Before the first print it is the browser that will probably print; from
   * then on the one that did. Undefined when there is none, or when several versions have printed: then nobody knows
   * which of them made a book.
   */
  identify(): Promise<string | undefined>;
  /** Ends the browser for good and takes its temporary profile away. Safe to call twice, and before any print. */
  close(): Promise<void>;
}

export function openPrinter(options: PrinterOptions = {}): Printer {
  const { executablePath, startLimit, timeLimit, environment = process.env } = options;
  const search = { executablePath, machine: thisMachine(environment) };
  const opened = new Set<string>();
  const identities = new Map<string, Promise<BrowserIdentity>>();
  const identify: typeof identifyBrowser = (candidate, machine) => {
    const known = identities.get(candidate.path) ?? identifyBrowser(candidate, machine);
    identities.set(candidate.path, known);
    return known;
  };
  let expected: Promise<BrowserIdentity | undefined> | undefined;
  let fonts: string | undefined;
  const launch = async (): Promise<RunningBrowser> => {
    const browser = await launchBrowser({ ...search, startLimit, identify });
    opened.add(browser.identity.version);
    return browser;
  };
  // Books print side by side in one browser, and all of them fall with it. What failed there is printed alone in another:
  // the book that is to blame takes no other with it a second time.
  const shared = makeSlot(launch);
  const spare = makeSlot(launch);
  const takeTurn = makeQueue();

  const attempt = async (slot: BrowserSlot, request: PrintRequest): Promise<PrintResult> => {
    const running = await slot.open();
    const result = await printPage(running, request, limitsOf(request, timeLimit));
    if (result.kind === 'failed' && result.isBrowserLost) slot.giveUp(running);
    return result;
  };
  return {
    // A browser that does not start is reported by the first print.
    start: () => void shared.open().catch(() => undefined),
    print: async (request) => {
      const first = await attempt(shared, request).catch(describeStart);
      if (first.kind === 'printed') return first.bytes;
      if (first.isCertain) throw new PrintError(first);
      const second = await takeTurn(() => attempt(spare, request));
      if (second.kind === 'printed') return second.bytes;
      throw new PrintError(first, second);
    },
    identify: async () => {
      if (opened.size > 1) return undefined;
      const [printing] = opened;
      const version = printing ?? (await (expected ??= identifyFirst(search, identify)))?.version;
      fonts ??= digestSystemFonts(search.machine);
      return version && `${version}, fonts ${fonts}`;
    },
    close: async () => {
      await Promise.all([shared.close(), spare.close()]);
    },
  };
}

/** A browser that falls while it starts is a failed print like others. */
function describeStart(error: unknown): PrintResult {
  if (!(error instanceof BrowserError)) throw error;
  return {
    kind: 'failed',
    reason: 'no browser started',
    isBrowserLost: true,
    isCertain: false,
    isCrash: true,
  };
}
