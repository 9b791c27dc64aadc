/** A page to be printed, and every file that it may ask for, by path. Nothing else is answered. */
export interface PrintRequest {
  readonly html: string;
  readonly files: ReadonlyMap<string, { readonly mediaType: string; readonly bytes: Uint8Array }>;
}

/** Prints a page to PDF as the browser gives it. */
export type PrintPage = (request: PrintRequest) => Promise<Uint8Array>;
