/** A book that neither a first nor a fresh browser could print. */
export class PrintError extends Error {
  override readonly name = 'PrintError';

  /** Why each of them failed, as the rest of a sentence: `the page crashed`. */
  constructor(first: string, second: string) {
    const reasons = first === second ? `${first}, both times` : `first, ${first}; then ${second}`;
    super(
      [
        `It could not be printed, and a fresh browser did no better: ${reasons}.`,
        'Build it again with fewer programs open. If it fails again, try another browser: --browser /path/to/chrome,',
        'or KOLOFON_BROWSER in the environment.',
      ].join('\n'),
    );
  }
}
