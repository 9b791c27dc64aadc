import type { BookLayout, PrintableBook } from '../../src/formats/pdf/render-book.ts';

const open: BookLayout = { numbers: new Map(), hasBlank: false };

/** What prints a whole book, the numbers of its contents open. */
export function requestBook(
  book: PrintableBook,
  layout: BookLayout = open,
): ReturnType<PrintableBook['request']> {
  return book.request(book.render(layout));
}
