import type { Terminal } from '../platform/terminal.ts';

/** A step that could not be finished. The others are. */
export interface Failure {
  readonly format: string;
  /** The name of the format for readers: `PDF`. */
  readonly label: string;
  readonly title: string;
  readonly error: Error;
}

/** Tells each reason once, with all the steps that it stopped. */
export function tellFailures(failures: readonly Failure[], { line, style }: Terminal): void {
  for (const message of new Set(failures.map(({ error }) => error.message))) {
    const stopped = failures.filter(({ error }) => error.message === message);
    const names = stopped.map(({ label, title }) => `${label} ${title}`).join(', ');
    line(`\n${style('red', 'Failed:')} ${names}. ${message}`);
  }
}
