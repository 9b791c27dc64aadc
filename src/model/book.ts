import type { Imprint } from './imprint.ts';
import type { SourcePath } from './paths.ts';
import type { Article, Membership, Series, UpcomingPart } from './series.ts';

/** A book to be made: a whole series, a collection, or one article. Every book format makes each of them. */
export interface Book extends Imprint {
  /** That of its series, its collection or its article. */
  readonly id: string;
  /** Of a book whose other chapters are for members: how many of them all are open. */
  readonly sample?: { readonly open: number; readonly total: number };
  readonly kind: 'series' | 'collection' | 'article';
  /** Where it is in the folder of its format, without an ending: `nettverksbygging`, `artikler/kundelojalitet`. */
  readonly path: string;
  /** Where the site describes it, relative to the base URL. It identifies the book, edition after edition. */
  readonly address: string;
  /** The file that orders its parts. */
  readonly source: SourcePath;
  /** From 0: books of different numbers have covers of different colours. */
  readonly hue: number;
  /** The mark on its cover: how many parts are announced, and how many are out. */
  readonly mark: { readonly planned: number; readonly published: number };
  readonly sections: readonly BookSection[];
  /** All chapters, in order. An article is a chapter once, in however many series of the book it is. */
  readonly chapters: readonly Chapter[];
  /** The series that are in it as wholes. */
  readonly series: readonly Series[];
  /** What the book itself belongs to, with its place there. */
  readonly collections: readonly CollectionPlace[];
  readonly planned: number;
  readonly upcoming: readonly UpcomingPart[];
}

export interface BookSection {
  readonly title?: string;
  /** The series of which this is the whole, in a collection. */
  readonly series?: Series;
  /** All parts under the heading, also those that are a chapter of an earlier section. */
  readonly parts: readonly Chapter[];
  /** Those that are printed here. */
  readonly chapters: readonly Chapter[];
}

/** An article in a book. */
export interface Chapter {
  readonly article: Article;
  /** Its place in the series for which it is here: none in a collection of chosen articles. */
  readonly membership?: Membership;
}

/** The place of a book in a series of books, or of an article in a series (EPUB 3.3, section D.3.3: `belongs-to-collection`). */
export interface CollectionPlace {
  readonly title: string;
  /** Relative to the base URL. */
  readonly address: string;
  /** From 1. */
  readonly position: number;
}
