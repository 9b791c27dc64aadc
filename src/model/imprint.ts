import type { Document } from './document.ts';
import type { IsoDate } from './iso-date.ts';
import type { SourcePath } from './paths.ts';
import type { Place } from './place.ts';
import type { PrintSettings } from './print-settings.ts';

/** What somebody did for a book, beside writing and editing it: the MARC relator code of each role (id.loc.gov/vocabulary/relators). */
export const relators = {
  author: 'aut',
  editor: 'edt',
  translator: 'trl',
  illustrator: 'ill',
  photographer: 'pht',
  designer: 'bkd',
  'author-of-introduction': 'aui',
  compiler: 'com',
  proofreader: 'pfr',
  'scientific-advisor': 'sad',
  contributor: 'ctb',
} as const satisfies Record<string, string>;

export type Role = keyof typeof relators;

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

/** What is before the first part: a text without an author and a date of its own. */
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

export interface License {
  readonly name: string;
  readonly url?: string;
}
