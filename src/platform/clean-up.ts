export const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs an action once: when the returned function is called, or when the process ends, also by a signal.
 * The action must be synchronous, for nothing else runs at that point.
 */
export function cleanUpAtExit(action: () => void): () => void {
  let done = false;
  const run = (): void => {
    if (done) return;
    done = true;
    process.off('exit', run);
    for (const signal of signals) process.off(signal, onSignal);
    action();
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    try {
      run();
    } catch {
      // What cannot be taken away keeps neither the process nor the clean-up of others.
    }
    // A listener of our own takes the place of Node's default, which is to end. Others may still want a word.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.on('exit', run);
  for (const signal of signals) process.on(signal, onSignal);
  return run;
}
