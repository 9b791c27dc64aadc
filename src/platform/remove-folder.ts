import { rmSync } from 'node:fs';

/** The pauses before another try, in milliseconds: about five seconds in all. */
const pauses = [10, 20, 50, 100, 200, 400, 800, 1600, 2000];

/**
 * Removes a folder into which processes that were just killed may still write: each try lists its files again, while
 * the retries of `rmSync` list them once. Synchronous, so that it can run when the process ends. Throws what the last try threw.
 */
export function removeFolder(folder: string, wait: (milliseconds: number) => void = sleep): void {
  for (const pause of pauses) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      wait(pause);
    }
  }
  rmSync(folder, { recursive: true, force: true });
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
