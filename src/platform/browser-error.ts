/** A place where a browser was looked for, and why it does not serve. */
export interface Attempt {
  readonly place: string;
  readonly reason: string;
}

/** No browser could be found that prints. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError';
  readonly tried: readonly Attempt[];

  constructor(tried: readonly Attempt[]) {
    super(
      [
        'There is no browser that can print the PDF books. Tried:',
        ...tried.map((attempt) => `  - ${attempt.place}: ${attempt.reason}`),
        ...advise(tried),
      ].join('\n'),
    );
    this.tried = tried;
  }
}

function advise(tried: readonly Attempt[]): string[] {
  const sandbox = tried.some((attempt) => /sandbox/i.test(attempt.reason));
  return [
    'Install Chrome, Chromium or Edge, or name one in the environment: KOLOFON_BROWSER=/path/to/chrome.',
    'Or let puppeteer fetch one: npx puppeteer browsers install chrome-headless-shell.',
    ...(sandbox
      ? [
          'The system forbids the sandbox of the browser, which Kolofon does not switch off. Use a Chrome or Chromium of the',
          'system itself, for which it is allowed, or allow it: sysctl kernel.apparmor_restrict_unprivileged_userns=0.',
        ]
      : []),
  ];
}
