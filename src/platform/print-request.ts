/**
 * A page to be printed, and every file that it may ask for, by path. Nothing else is answered. What stands at the root,
 * `/fonts/serif.woff2`, is the same in all requests of a printer: the browser may keep it from one to the next.
 */
export interface PrintRequest {
  readonly html: string;
  readonly files: ReadonlyMap<string, { readonly mediaType: string; readonly bytes: Uint8Array }>;
}

/** Prints a page to PDF as the browser gives it. */
export type PrintPage = (request: PrintRequest) => Promise<Uint8Array>;
