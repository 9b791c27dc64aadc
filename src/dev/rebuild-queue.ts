/** How long to wait for more changes, in milliseconds. */
const quiet = {
  /** An editor that saves writes a file or two. */
  few: 20,
  /** A checkout, or a tool that goes over all articles, takes breaths. */
  many: 120,
  /** Whatever else happens, a rebuild begins so long after the first change. */
  most: 1500,
} as const;

/** More files than a person saves at once. */
const burst = 5;

export interface RebuildQueue {
  /** Adds a changed file. */
  add(file: string): void;
  /** Begins no more rebuilds, and waits for the one that runs. */
  close(): Promise<void>;
}

/**
 * Builds once at the start, then gathers changes and builds once for all of them, never twice at a time: what changes
 * during a build makes exactly one more. `work` gets the files, and never fails.
 */
export function openRebuildQueue(work: (files: readonly string[]) => Promise<void>): RebuildQueue {
  const waiting = new Set<string>();
  let first = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isClosed = false;

  const arm = (): void => {
    if (isClosed || running !== undefined || waiting.size === 0) return;
    clearTimeout(timer);
    const pause = waiting.size > burst ? quiet.many : quiet.few;
    timer = setTimeout(begin, Math.max(0, Math.min(pause, first + quiet.most - performance.now())));
  };
  const begin = (): void => {
    const files = [...waiting];
    waiting.clear();
    running = work(files).finally(() => {
      running = undefined;
      arm();
    });
  };
  begin();
  return {
    add: (file) => {
      if (waiting.size === 0) first = performance.now();
      waiting.add(file);
      arm();
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
