import type { Document } from './document.ts';
import type { SourcePath } from './paths.ts';
import type { Place } from './place.ts';
import type { PrintSettings } from './print-settings.ts';
import type { Article, IsoDate, License, Membership, Series, UpcomingPart } from './publication.ts';
import type { Role } from './roles.ts';

/** What the title page, the colophon and the metadata of a book state. */
export interface Imprint {
  readonly title: string;
  /** The title with its markup, as HTML that is valid as XHTML too. */
  readonly titleHtml: string;
  readonly summary: string;
  /** BCP 47. */
  readonly language: string;
  readonly editors: readonly string[];
  /** Everyone who wrote a published part, in order of first appearance. */
  readonly authors: readonly string[];
  /** Its own, or that of the publication. */
  readonly license?: License;
  /** Translators, illustrators and others. */
  readonly contributors: readonly Contributor[];
  readonly edition: Edition;
  /** The editor's own image, and where it is named. */
  readonly cover?: { readonly source: SourcePath; readonly place: Place };
  readonly preface?: Preface;
  /** ISBN-13, thirteen digits, by the id of the format that bears it. */
  readonly isbns: ReadonlyMap<string, string>;
  /** In addition to the tags of its articles. */
  readonly subjects: readonly string[];
  /** The work that it was made from. */
  readonly origin?: string;
  readonly accessibility: AccessibilityStatement;
  readonly print: PrintSettings;
}

interface Contributor {
  readonly name: string;
  readonly role: Role;
}

export interface Edition {
  /** From 1. The book of a single article has only a date. */
  readonly number?: number;
  readonly date: IsoDate;
  /** The date of the edition before it: what is new since then is listed in the book. */
  readonly previous?: IsoDate;
  /** What the editor says of the changes, a sentence each. */
  readonly changes: readonly string[];
}

/** What stands before the first part: a text without an author and a date of its own. */
interface Preface {
  readonly source: SourcePath;
  readonly document: Document;
}

/** What people answer for, and no program can: claims are made only when someone signed them. */
export interface AccessibilityStatement {
  readonly attestation?: Attestation;
  /** Why the European Accessibility Act asks less of this book: `eaa-microenterprise` (W3C Note "The EPUB Accessibility exemption property"). */
  readonly exemptions: readonly string[];
}

/** Somebody's word that the book conforms (EPUB Accessibility 1.1, section 4). */
export interface Attestation {
  readonly by: string;
  readonly date: IsoDate;
  /** Of WCAG: `2.2`. */
  readonly wcag: string;
  readonly level: 'A' | 'AA' | 'AAA';
  /** The address of the report. */
  readonly report: string;
  readonly credential?: string;
}

/** A book to be made: a whole series, a collection, or one article. Every book format makes each of them. */
export interface Book extends Imprint {
  /** That of its series, its collection or its article. */
  readonly id: string;
  /** Of a book whose other chapters are for members: how many of them all are open. */
  readonly sample?: { readonly open: number; readonly total: number };
  readonly kind: 'series' | 'collection' | 'article';
  /** Where it stands in the folder of its format, without an ending: `nettverksbygging`, `artikler/kundelojalitet`. */
  readonly path: string;
  /** Where the site tells of it, relative to the base URL. It identifies the book, edition after edition. */
  readonly address: string;
  /** The file that orders its parts. */
  readonly source: SourcePath;
  /** From 0: books of different numbers have covers of different colours. */
  readonly hue: number;
  /** The mark on its cover: how many parts are announced, and how many are out. */
  readonly mark: { readonly planned: number; readonly published: number };
  readonly sections: readonly BookSection[];
  /** All chapters, in order. An article is a chapter once, in however many series of the book it stands. */
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
