import type { PrintPage } from '../../platform/print-request.ts';
import { checkScale, checkText } from './postprocess/check-print.ts';
import { renumberElements } from './postprocess/element-ids.ts';
import { readContents, type PageContent } from './postprocess/pages.ts';
import { openPdf, type PdfFile } from './postprocess/pdf-file.ts';
import { firstShift } from './postprocess/pieces.ts';
import type { PrintableBook } from './render-book.ts';

/** A book, or a piece of one, as the browser has printed it. */
export interface PrintedPiece {
  readonly file: PdfFile;
  readonly contents: PageContent[];
  /** What was printed. */
  readonly html: string;
  /** The next free number for elements. */
  readonly nextElement: number;
}

/** What the next piece is numbered with, so that no number is given twice in one file. */
export interface Numbering {
  /** Of objects: the one before the first of the piece. */
  object: number;
  /** Of elements that a table's cells refer to. */
  element: number;
  /** Of keys in the parent tree. */
  key: number;
}

/** For a book that is printed at once. */
export const noNumbering: Readonly<Numbering> = { object: 0, element: 1, key: 0 };

export function startNumbering(): Numbering {
  return { ...noNumbering, object: firstShift };
}

/** How many pages come before a piece: in the book, and in its body. */
interface PiecePlace {
  readonly pagesBefore: number;
  readonly bodyPages: number;
}

const atStart: PiecePlace = { pagesBefore: 0, bodyPages: 0 };

export async function printPiece(
  book: PrintableBook,
  html: string,
  print: PrintPage,
  { object, element } = noNumbering,
  { pagesBefore, bodyPages } = atStart,
): Promise<PrintedPiece> {
  const request = book.request(html, bodyPages);
  const bytes = await print(request);
  const nextElement = renumberElements(bytes, element);
  const file = openPdf(bytes, object);
  const contents = await readContents(file);
  checkText(contents);
  checkScale(contents, pagesBefore);
  return { file, contents, html: request.html, nextElement };
}
