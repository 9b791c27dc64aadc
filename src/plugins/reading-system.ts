/** Something on which people read e-books, besides those for which Kolofon checks them. */
export interface ReadingSystem {
  /** Names it in `devices`, and its warnings: `tolino` reports under the code `device-tolino`. */
  readonly id: string;
  /** Its name for people: `Tolino`. */
  readonly label: string;
  /** Reports what it shows badly or refuses. Each e-book of each edition is shown to it. */
  check(book: EBook, report: ReportOnBook): void;
}

/** Reports one problem, at a part of the book, or at the book where none is named. */
export type ReportOnBook = (
  message: string,
  more?: { readonly at?: EBookPart | undefined; readonly hint?: string | undefined },
) => void;

export type EBookPart = EBookPage | EBookImage | EBookTable | EBookDeclaration;

/** A finished e-book. */
export interface EBook {
  readonly title: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly pages: readonly EBookPage[];
  readonly images: readonly EBookImage[];
  /** The editor's own; undefined for one that Kolofon draws. */
  readonly cover: EBookImage | undefined;
  readonly tables: readonly EBookTable[];
  /** Those of all style sheets of the book, in order. */
  readonly declarations: readonly EBookDeclaration[];
  /** Whether the style sheets bring fonts along. */
  readonly hasFonts: boolean;
}

export interface EBookPage {
  readonly title: string;
  /** The whole document. */
  readonly xhtml: string;
}

export interface EBookImage {
  /** In the book. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** In pixels; undefined for a drawing. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

export interface EBookTable {
  readonly columns: number;
  readonly rows: number;
  /** How narrow it can be set: the longest words of its columns together, in letters. */
  readonly letters: number;
}

export interface EBookDeclaration {
  /** `margin-left` */
  readonly property: string;
  readonly value: string;
}
