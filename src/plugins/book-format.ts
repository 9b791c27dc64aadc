import type { Root } from 'hast';

/** A kind of book: one file for each series and each collection, offered to readers beside the EPUB and the PDF. */
export interface BookFormat {
  /** Names it on the command line, and its folder among the outputs: `text`. */
  readonly id: string;
  /** Its name for readers: `Plain text`. */
  readonly label: string;
  /** That of its files (default: the id). */
  readonly ending?: string;
  /** Made only where `--format` names it, and never offered on the site. */
  readonly onRequest?: boolean;
  /** Makes one book. The same book has to give the same bytes. */
  make(book: BookContent): string | Uint8Array | Promise<string | Uint8Array>;
}

/** A book as its readers may see it: in the public edition, chapters for members have no body. */
export interface BookContent {
  readonly id: string;
  readonly kind: 'series' | 'collection' | 'article';
  readonly title: string;
  readonly summary: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly publisher: string;
  readonly edition: { readonly number: number | undefined; readonly date: string };
  readonly license: { readonly name: string; readonly url: string | undefined } | undefined;
  /** The page of the book on the site. */
  readonly url: string;
  /** The preface, where there is one: HTML as in a chapter. */
  readonly preface: Root | undefined;
  /** In order. A book without sections has one, without a title. */
  readonly sections: readonly SectionContent[];
  /** The entries of its reference list, `li` elements with the ids `ref-<key>`. */
  readonly references: Root;
}

export interface SectionContent {
  readonly title: string | undefined;
  readonly chapters: readonly ChapterContent[];
}

export interface ChapterContent {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  readonly authors: readonly string[];
  /** `YYYY-MM-DD` */
  readonly published: string;
  /** Its page on the site. */
  readonly url: string;
  /** Its place in the series for which it is here; undefined in a collection of chosen articles. */
  readonly part: ChapterPart | undefined;
  /** False for a chapter that only members may read: its body is empty. */
  readonly isReadable: boolean;
  /**
   * Sanitised HTML, headings from `h2` on. Links and pictures have absolute URLs, except links that stay in the chapter
   * (`#heading`) and those to the reference list of the book (`#ref-<key>`). Ids are unique in the chapter only.
   */
  readonly body: Root;
}

export interface ChapterPart {
  readonly series: { readonly id: string; readonly title: string };
  /** From 1. */
  readonly position: number;
  readonly total: number;
}
