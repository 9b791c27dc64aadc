/** A browser that may serve. Only a launch shows. */
export interface BrowserCandidate {
  /** Who named it: shown when it does not serve. */
  readonly origin: string;
  readonly path: string;
  /** What it needs in its own environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A place without a browser, and why. */
export interface MissingBrowser {
  readonly origin: string;
  readonly missing: string;
}

/** A place where a browser was looked for, and why it does not serve. */
export interface Attempt {
  readonly place: string;
  readonly reason: string;
}

/** No browser could be found that prints. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError';
  readonly tried: readonly Attempt[];

  /** `namedBy` is the option or the variable that names a browser: no other is tried then. */
  constructor(tried: readonly Attempt[], namedBy?: string) {
    super(
      [
        namedBy === undefined
          ? 'No browser can print the PDFs. Tried:'
          : `The browser that ${namedBy} names cannot print the PDFs:`,
        ...tried.map((attempt) => `  - ${attempt.place}: ${attempt.reason}`),
        ...advise(tried, namedBy),
      ].join('\n'),
    );
    this.tried = tried;
  }
}

function advise(tried: readonly Attempt[], namedBy: string | undefined): string[] {
  const sandbox = tried.some((attempt) => /sandbox/i.test(attempt.reason));
  return [
    ...(namedBy === undefined
      ? [
          'Install Chrome, Chromium or Edge, or name one: --browser /path/to/chrome, or KOLOFON_BROWSER in the environment.',
          'Or download one: npx puppeteer@24 browsers install chrome-headless-shell',
        ]
      : [`Name another, or leave ${namedBy} out: Kolofon then looks for a browser itself.`]),
    ...(sandbox
      ? [
          'The system forbids the sandbox of the browser, which Kolofon does not disable. Use a Chrome or Chromium of the',
          'system itself, for which it is allowed, or allow it: sysctl kernel.apparmor_restrict_unprivileged_userns=0.',
        ]
      : []),
  ];
}
