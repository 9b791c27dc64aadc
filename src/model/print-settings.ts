/** The pages on which a book can be printed. */
export const pageFormatIds = ['a5', 'a4', '6x9', 'pocket'] as const;

export type PageFormatId = (typeof pageFormatIds)[number];

/** How a book is printed. */
export interface PrintSettings {
  readonly format: PageFormatId;
  /** Whether each chapter opens with a square that a phone reads as its address on the site. */
  readonly qrCodes: boolean;
  /** Whether the file carries its reference list for programs too, as BibTeX and CSL-JSON. */
  readonly attachReferences: boolean;
}
