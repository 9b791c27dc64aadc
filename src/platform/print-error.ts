/** A book that no browser could print. */
export class PrintError extends Error {
  override readonly name = 'PrintError';

  /** Why each attempt failed, as the rest of a sentence: `the page crashed`. A second one is made in a fresh browser. */
  constructor([first, second]: readonly [string, string?]) {
    super(second === undefined ? describeOvertime(first) : describeFailures(first, second));
  }
}

function describeOvertime(reason: string): string {
  return [
    `It could not be printed: ${reason}.`,
    'Give it more time with --print-timeout, or make shorter books of it: a series for each of its sections, say.',
  ].join('\n');
}

function describeFailures(first: string, second: string): string {
  const reasons = first === second ? `${first}, both times` : `first, ${first}; then ${second}`;
  return [
    `It could not be printed, and a fresh browser did no better: ${reasons}.`,
    'Build it again with fewer programs open. If it fails again, try another browser: --browser /path/to/chrome,',
    'or KOLOFON_BROWSER in the environment.',
  ].join('\n');
}
