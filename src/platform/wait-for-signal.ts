import { signals } from './clean-up.ts';

/** Waits until the process is told to end. It then does not end by itself; told once more, it does. */
export function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      resolve();
      // Not before those who clean up were told too: the last of them ends a process that nobody else will end.
      setImmediate(() => {
        for (const signal of signals) process.off(signal, stop);
      });
    };
    for (const signal of signals) process.on(signal, stop);
  });
}
