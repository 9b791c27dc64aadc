const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What has to go when the process ends, in the order in which it came: of the process, as its listeners are. */
const waiting = new Set<() => void>();
/** Set by the command alone. */
let cleansUpOnSignals = false;

/**
 * Lets a signal, too, run what waits for the end of the process, before it ends it. For a command, which is the process: a
 * program that calls Kolofon decides itself what signals do.
 */
export function cleanUpOnSignals(): void {
  cleansUpOnSignals = true;
}

/** Leaves signals to a command that ends by itself when it gets one, and needs until then what would be taken away. */
export function leaveSignals(): void {
  cleansUpOnSignals = false;
  for (const signal of signals) process.off(signal, onSignal);
}

/**
 * Runs an action once: when the returned function is called, or when the process ends.
 * The action must be synchronous, for nothing else runs at that point.
 */
export function cleanUpAtExit(action: () => void): () => void {
  const run = (): void => {
    if (!waiting.delete(run)) return;
    if (waiting.size === 0) stopListening();
    action();
  };
  if (waiting.size === 0) listen();
  waiting.add(run);
  return run;
}

function listen(): void {
  process.on('exit', runAll);
  if (cleansUpOnSignals) for (const signal of signals) process.on(signal, onSignal);
}

function stopListening(): void {
  process.off('exit', runAll);
  for (const signal of signals) process.off(signal, onSignal);
}

function runAll(): void {
  for (const run of waiting) {
    try {
      run();
    } catch {
      // What cannot be taken away keeps neither the process nor the clean-up of others.
    }
  }
}

function onSignal(signal: NodeJS.Signals): void {
  stopListening();
  runAll();
  // A listener of our own takes the place of Node's default, which is to end. Others may still want a word.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

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
