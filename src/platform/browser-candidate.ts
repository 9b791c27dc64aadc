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
