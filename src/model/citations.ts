/**
 * A bibliographic item as CSL-JSON has it (citationstyles.org, schema csl-data.json). Only what Kolofon itself
 * reads is typed; the rest is handed to the citation processor as it is.
 */
export interface Reference {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly [field: string]: unknown;
}

/** A citation style that a publication brings along, written in CSL. */
export interface CitationStyle {
  /** The style itself, as XML. */
  readonly xml: string;
  /** What is in the text: names and years, numbers of the reference list, or the numbers of notes. */
  readonly kind: CitationKind;
  /** Locale files of CSL that come with it, by language. */
  readonly locales: Readonly<Record<string, string>>;
}

export type CitationKind = 'names' | 'numbers' | 'notes';
