import type { Browser, CDPSession } from 'puppeteer';
import { inSeconds } from './within.ts';
import { sizeOfFiles, type PrintRequest } from './print-request.ts';

/** When a print is given up. Times in milliseconds. */
export interface PrintLimits {
  /** How long the browser may do nothing. */
  readonly idle: number;
  /** How much time of the processor the print may take, however long that lasts on a busy machine. */
  readonly work: number;
  /** How long it may last; undefined for as long as the browser works on it. */
  readonly whole?: number | undefined;
}

const minute = 60_000;

/** Ten times what books of text, pictures and formulas were seen to take. */
export function limitsOf(request: PrintRequest, whole: number | undefined): PrintLimits {
  const bytes = request.html.length + sizeOfFiles(request);
  return { idle: minute, work: 3 * minute + (bytes / 1e6) * minute, whole };
}

export interface Overtime {
  /** The rest of a sentence: `it was not done within 30 seconds`. */
  readonly reason: string;
  /** Whether another print would take as long. */
  readonly isCertain: boolean;
}

/** Milliseconds between two looks. */
const longestStep = 2000;

/**
 * Calls `onOvertime` once a print takes too long. A browser that hangs answers nothing and uses no processor; one that works
 * gets time by the size of its book. Returns how to stop watching.
 */
export function watchWork(
  browser: Browser,
  { idle, work, whole }: PrintLimits,
  onOvertime: (overtime: Overtime) => void,
): () => void {
  const start = Date.now();
  let first: ReadonlyMap<number, number> | undefined;
  let used = 0;
  let lastProgress = start;
  let isLooking = false;
  const meter = openMeter(browser);

  const look = async (): Promise<void> => {
    const now = await meter.read();
    if (now === undefined) return;
    first ??= now;
    const begun = first;
    // Books that print beside this one work in processes of their own: the busiest one is what may be stuck.
    const most = Math.max(...[...now].map(([id, time]) => time - (begun.get(id) ?? 0)));
    if (most > used) lastProgress = Date.now();
    used = Math.max(used, most);
  };
  const judge = (): Overtime | undefined => {
    const time = Date.now();
    if (whole !== undefined && time - start >= whole)
      return { reason: `it was not done within ${inSeconds(whole)}`, isCertain: used > whole / 2 };
    if (used >= work)
      return { reason: `it took ${inSeconds(work)} of the processor and was not done`, isCertain: true };
    if (time - lastProgress >= idle)
      return { reason: `the browser did nothing for ${inSeconds(idle)}`, isCertain: false };
    return undefined;
  };
  const timer = setInterval(
    () => {
      const overtime = judge();
      if (overtime !== undefined) onOvertime(overtime);
      if (isLooking) return;
      isLooking = true;
      void look().finally(() => (isLooking = false));
    },
    Math.min(longestStep, idle / 4, work / 4, (whole ?? idle) / 4),
  );
  return () => {
    clearInterval(timer);
    meter.close();
  };
}

interface Meter {
  /** Milliseconds by process; undefined of a browser that has ended. */
  read(): Promise<ReadonlyMap<number, number> | undefined>;
  close(): void;
}

/** The processor's time that each process of a browser has used (CDP, SystemInfo.getProcessInfo). */
function openMeter(browser: Browser): Meter {
  let session: Promise<CDPSession> | undefined;
  return {
    read: async () => {
      try {
        session ??= browser.target().createCDPSession();
        const { processInfo } = await (await session).send('SystemInfo.getProcessInfo');
        return new Map(processInfo.map(({ id, cpuTime }) => [id, cpuTime * 1000]));
      } catch {
        return undefined;
      }
    },
    close: () => void session?.then((open) => open.detach()).catch(() => undefined),
  };
}
