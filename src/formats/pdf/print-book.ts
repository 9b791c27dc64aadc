import type { TemporaryFile } from '../../model/stored-file.ts';
import { joinOnDisk } from '../../platform/join-on-disk.ts';
import type { PrintPage } from '../../platform/print-request.ts';
import type { Pagination } from '../pagination.ts';
import { bindPieces, inBookOrder } from './bind-pieces.ts';
import { divideBook } from './divide-book.ts';
import { measureFront } from './measure-front.ts';
import type { PieceFacts } from './postprocess-piece.ts';
import { numberOfPage } from './page-numbers.ts';
import { pieceWeight, weighPiece } from './piece-weight.ts';
import { printInPieces } from './print-in-pieces.ts';
import { printWhole } from './print-whole.ts';
import { noNumbering, startNumbering } from './printed-piece.ts';
import type { PrintableBook } from './render-book.ts';
import { listObstacles } from './ua/check-ua.ts';

export interface PrintedBook {
  readonly file: TemporaryFile;
  readonly pagination: Pagination;
  /** What keeps the file from claiming PDF/UA-1. */
  readonly obstacles: readonly string[];
}

/**
 * Prints a book, and fixes what the browser leaves out. The same book and browser give the same bytes. A book that
 * is larger than `most` is printed in pieces of about that weight.
 */
export async function printBook(
  book: PrintableBook,
  print: PrintPage,
  most = pieceWeight,
): Promise<PrintedBook> {
  const front = await measureFront(book, print);
  const weigh = (part: string): number => weighPiece(part, book.pictures);
  const html = book.render(front);
  const divided = book.renderFront === undefined ? undefined : divideBook(html, weigh, most);
  const numbering = divided === undefined ? { ...noNumbering } : startNumbering();
  const pieces =
    divided === undefined
      ? printWhole(book, html, front, print)
      : printInPieces(book, html, front, divided, numbering, print);
  const pieceFacts: PieceFacts[] = [];
  const file = await joinOnDisk(bindPieces(book, front, pieces, numbering, pieceFacts));
  const inOrder = inBookOrder(pieceFacts);
  return {
    file,
    pagination: paginate(book, inOrder),
    obstacles: listObstacles(inOrder.flatMap(({ problems }) => problems)),
  };
}

/** The pages before the first text, the contents above all, are of the printed book alone. */
function paginate({ starts: ids, description }: PrintableBook, pieces: readonly PieceFacts[]): Pagination {
  const located = new Map(
    pieces.flatMap(({ located: places, pagesBefore }) =>
      [...places].map(([id, page]) => [id, pagesBefore + page] as const),
    ),
  );
  const starts = new Map(
    ids.flatMap((id) => {
      const page = located.get(id);
      return page === undefined ? [] : [[id, page - 1] as const];
    }),
  );
  const first = Math.min(...starts.values());
  const frontPages = pieces[0]?.frontPages ?? 0;
  return {
    source: description.identifier,
    pages: pieces
      .flatMap(({ texts }) => texts)
      .map((text, index) => ({
        label: numberOfPage(index + 1, frontPages),
        text: index < first ? '' : text,
      })),
    starts,
  };
}
