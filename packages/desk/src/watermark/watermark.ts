import type { IncomingMessage } from 'node:http';
import type { Desk } from '../desk.ts';
import { createOwnerSearch } from '../visitor.ts';
import { describeError } from '../web/log.ts';
import { markBook, type MarkedBook } from './mark-book.ts';

/** The members-only book that a request asks for, marked; undefined for one that is sent as it is. */
export type Mark = (request: IncomingMessage, file: string) => Promise<MarkedBook | undefined>;

/** Marks books if the settings say so. What cannot be marked is logged and sent as it is: the reader has paid for it. */
export function createMark(desk: Desk): Mark | undefined {
  const { watermark } = desk.settings;
  if (watermark === undefined) return undefined;
  const findOwner = createOwnerSearch(desk);
  return async (request, file) => {
    try {
      const owner = await findOwner(request);
      const names = watermark.shows === 'name' ? [owner?.name, owner?.email] : [owner?.email, owner?.name];
      const known = names.flatMap((name) => (name === undefined || name === '' ? [] : [name]));
      const book = known.length === 0 ? undefined : await markBook(file, known);
      if (book === undefined) desk.log('book-not-marked');
      return book;
    } catch (error) {
      desk.log('book-not-marked', describeError(error));
      return undefined;
    }
  };
}

/** Whether a path below the folder of the site is a book's. */
export function isBookPath(path: string): boolean {
  return /^\/books\/[^/]+\.(?:epub|pdf)$/.test(path);
}
