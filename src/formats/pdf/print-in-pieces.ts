import type { PrintPage } from '../../platform/print-request.ts';
import {
  frontOf,
  idOf,
  linkPieces,
  noLinks,
  printLinks,
  withBody,
  type DividedBook,
  type PieceLinks,
} from './divide-book.ts';
import type { MeasuredFront } from './measure-front.ts';
import { locateDestinations } from './postprocess/pages.ts';
import { dropFirstPage } from './postprocess/pieces.ts';
import { numberOfPage } from './page-numbers.ts';
import { printPiece, type Numbering, type PrintedPiece } from './printed-piece.ts';
import type { PrintableBook } from './render-book.ts';

/** A piece of a book, and where it is. */
export interface PlacedPiece extends PrintedPiece {
  /** The front comes last. */
  readonly role: 'whole' | 'body' | 'front';
  /** All pages before the body. */
  readonly frontPages: number;
  readonly pagesBefore: number;
  /** The ids to which it links and that are in another piece. */
  readonly foreign: ReadonlySet<string>;
  /** The numbers of objects that nothing needs. */
  readonly omitted: readonly number[];
}

/**
 * Prints a long book piece by piece, because a browser keeps a whole print in memory: more than 4 GB for 1,000 articles
 * with pictures. The front is the last: then the numbers in its contents are known.
 */
export async function* printInPieces(
  book: PrintableBook,
  html: string,
  front: MeasuredFront,
  { front: opening, bodies }: DividedBook,
  numbering: Numbering,
  print: PrintPage,
): AsyncGenerator<PlacedPiece> {
  const [linksOfFront, ...links] = linkPieces([opening, ...bodies]);
  const job: Job = { book, frontPages: front.pages, numbering, print };
  const numbers = new Map(front.numbers);
  let pagesBefore = front.pages;
  for (const [index, body] of bodies.entries()) {
    const piece = await printBody(html, body, links[index] ?? noLinks, pagesBefore, job);
    for (const [name, page] of locateDestinations(piece.file)) {
      if (idOf(name, piece.foreign) === undefined)
        numbers.set(name, numberOfPage(pagesBefore + page, front.pages));
    }
    const { length } = piece.contents;
    yield piece;
    pagesBefore += length;
  }
  const settled = book.render({ ...front, numbers });
  yield await printFront(settled, linksOfFront ?? noLinks, job);
}

interface Job {
  readonly book: PrintableBook;
  readonly frontPages: number;
  readonly numbering: Numbering;
  readonly print: PrintPage;
}

/** Its first page has the side that it has in the book: before one on the left is printed an empty page, which goes. */
async function printBody(
  html: string,
  body: string,
  links: PieceLinks,
  pagesBefore: number,
  { book, frontPages, numbering, print }: Job,
): Promise<PlacedPiece> {
  const bodyPages = pagesBefore - frontPages;
  const isOnLeft = bodyPages % 2 !== 0;
  const blank = isOnLeft ? '<section class="blank"></section>' : '';
  const page = withBody(html, blank + printLinks(links) + body);
  const piece = await printPiece(book, page, print, numbering, { pagesBefore, bodyPages });
  const place = { role: 'body', frontPages, pagesBefore, foreign: links.outward } as const;
  return isOnLeft
    ? { ...piece, ...place, omitted: dropFirstPage(piece.file), contents: piece.contents.slice(1) }
    : { ...piece, ...place, omitted: [] };
}

async function printFront(
  html: string,
  links: PieceLinks,
  { book, frontPages, numbering, print }: Job,
): Promise<PlacedPiece> {
  const page = withBody(html, printLinks(links) + frontOf(html));
  const piece = await printPiece(book, page, print, numbering);
  if (piece.contents.length !== frontPages)
    throw new Error('The front of the book does not keep its length.');
  return { ...piece, role: 'front', frontPages, pagesBefore: 0, foreign: links.outward, omitted: [] };
}
