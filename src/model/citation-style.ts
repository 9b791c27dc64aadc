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
