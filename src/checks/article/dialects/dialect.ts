/** Markup of another Markdown dialect that Kolofon would print as it is. */
export interface Dialect {
  /** A string without which the pattern cannot match. */
  readonly sign: string;
  /** Global; linear in the length of the text. */
  readonly pattern: RegExp;
  /** Whether a match is markup at all; all are where it is left out. */
  readonly isMarkup?: (match: RegExpExecArray) => boolean;
  /** What it is, as the subject of a message: `A wiki link`. */
  readonly name: string;
  /** How to write it here. */
  readonly hint: (match: RegExpExecArray) => string;
}
