import type { PageContent } from '../mend/pages.ts';
import type { PdfFile } from '../mend/pdf-file.ts';
import type { Tag } from '../mend/tags.ts';

/** A finished book as the rules of PDF/UA see it. */
export interface Checked {
  readonly file: PdfFile;
  /** The element of the document. */
  readonly top: Tag;
  readonly pages: readonly PageContent[];
}

/** One demand of PDF/UA-1 (ISO 14289-1). */
export interface Rule {
  /** Its section there. */
  readonly section: string;
  /** What is wrong, a phrase each; empty when the demand is met. */
  readonly check: (book: Checked) => readonly string[];
}
