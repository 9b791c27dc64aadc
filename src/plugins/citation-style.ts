/** A citation style in CSL 1.0 (citationstyles.org), for `citationStyle` in publication.yaml. */
export interface CitationStyle {
  /** Lower-case words with hyphens: `house-notes`. */
  readonly id: string;
  /** The style: the text of a .csl file. */
  readonly xml: string;
  /** Locale files of CSL (the texts of locales-*.xml), by language: `nb`, `en-GB`. */
  readonly locales?: Readonly<Record<string, string>>;
}
