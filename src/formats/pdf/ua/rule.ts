import type { PageContent } from '../postprocess/pages.ts';
import type { PdfFile } from '../postprocess/pdf-file.ts';
import type { Tag } from '../postprocess/tags.ts';

/** A finished book, or a piece of one, as the rules of PDF/UA see it. */
export interface Checked {
  readonly file: PdfFile;
  /** The element of the document. */
  readonly top: Tag;
  readonly pages: readonly PageContent[];
  readonly before: CheckedBefore;
}

/** What of the book was checked before this piece. */
interface CheckedBefore {
  readonly pages: number;
  /** Of each heading, 1 to 6. */
  readonly headingLevels: readonly number[];
}

/** One demand of PDF/UA-1 (ISO 14289-1). */
export interface Rule {
  /** Its section there. */
  readonly section: string;
  /** What is wrong, a phrase each; empty when the demand is met. */
  readonly check: (book: Checked) => readonly string[];
}
