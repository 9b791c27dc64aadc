import type { Pictures } from '../make-services.ts';

/** Everything that goes into the container, as text and bytes: what is left to do is to zip it. */
export interface EpubBook {
  readonly title: string;
  readonly language: string;
  /** The package document, the navigation document and the NCX. */
  readonly packageDocument: string;
  readonly navigation: string;
  readonly ncx: string;
  readonly styleSheet: string;
  /** The content documents in the order of the spine, without the navigation document. */
  readonly pages: readonly BookPage[];
  /** Figures and the cover. */
  readonly files: readonly BookFile[];
  /** Seconds since 1970: the date of every entry. */
  readonly epoch: number;
}

export interface BookPage {
  /** ASCII, with the ending `.xhtml`. */
  readonly file: string;
  readonly title: string;
  readonly xhtml: string;
}

export interface BookFile {
  /** Beside the package document. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: (pictures: Pictures) => Promise<Uint8Array>;
}
