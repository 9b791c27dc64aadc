import type { PrintFailure } from './print-page.ts';

type Failure = Pick<PrintFailure, 'reason' | 'isCrash'>;

/** A book that no browser could print. */
export class PrintError extends Error {
  override readonly name = 'PrintError';

  /** How each attempt failed. A second one is made in a fresh browser. */
  constructor(first: Failure, second?: Failure) {
    super(second === undefined ? describeFailure(first) : describeFailures(first.reason, second.reason));
  }
}

const anotherBrowser = [
  'Build it again with fewer programs open. If it fails again, try another browser: --browser /path/to/chrome,',
  'or KOLOFON_BROWSER in the environment.',
];

function describeFailure({ reason, isCrash }: Failure): string {
  const advice = isCrash
    ? anotherBrowser
    : [
        'Give it more time with --print-timeout, or make shorter books of it: a series for each of its sections, say.',
      ];
  return [`It could not be printed: ${reason}${isCrash ? ', in a fresh browser' : ''}.`, ...advice].join(
    '\n',
  );
}

function describeFailures(first: string, second: string): string {
  const reasons = first === second ? `${first}, both times` : `first, ${first}; then ${second}`;
  return [`It could not be printed, and a fresh browser did no better: ${reasons}.`, ...anotherBrowser].join(
    '\n',
  );
}
