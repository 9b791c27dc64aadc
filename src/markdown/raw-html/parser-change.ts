/** What became of a tag in the wrong place, and how to write it. */
export interface ParserChange {
  readonly place: { readonly start: number; readonly end: number };
  readonly message: string;
  readonly hint: string;
}
