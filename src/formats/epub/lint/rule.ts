import type { Declaration } from 'postcss';
import type { Book } from '../../../model/book.ts';
import type { Table } from '../../../model/document.ts';
import type { Place } from '../../../model/place.ts';
import type { SourceText } from '../../../model/source-text.ts';
import type { EpubBook } from '../book.ts';
import type { BookImage } from '../images.ts';

/** What one reading system cannot do. */
export interface Device {
  readonly label: string;
  readonly rules: readonly Rule[];
}

/** A finished e-book, as the rules of a device look at it. */
export interface Seen {
  readonly book: Book;
  readonly rendered: EpubBook;
  readonly images: readonly BookImage[];
  /** The editor's own cover; one that is drawn fits every device. */
  readonly cover: BookImage | undefined;
  readonly tables: readonly Table[];
  readonly style: StyleSheet;
  /** The templates of the book, which may have comments. */
  readonly templates: readonly SourceText[];
}

export interface StyleSheet {
  readonly declarations: readonly StyleDeclaration[];
  readonly hasFonts: boolean;
}

export interface StyleDeclaration extends Pick<Declaration, 'prop' | 'value'> {
  readonly place: Place;
}

interface Problem {
  readonly place: Place;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Something that a device shows badly, or refuses. */
export type Rule = (seen: Seen) => readonly Problem[];
