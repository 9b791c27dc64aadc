import { signals } from './clean-up.ts';

/** Waits for SIGINT or SIGTERM, which then does not end the process. The next one does. */
export function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      resolve();
      // After the listeners that clean up: the last of them ends a process that has no other listener.
      setImmediate(() => {
        for (const signal of signals) process.off(signal, stop);
      });
    };
    for (const signal of signals) process.on(signal, stop);
  });
}
