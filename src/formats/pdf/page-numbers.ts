import { romanNumber } from './roman-number.ts';

/** The cover and its inside have no number. A hand-out has neither, nor any other page before its body. */
export const coverPages = 2;

/**
 * The number that is on a page; empty on the cover and its inside. The page is counted from 1 in the file, and
 * `frontPages` are all pages before the body. The front is counted in Roman numbers, the body again in Arabic ones.
 */
export function numberOfPage(page: number, frontPages: number): string {
  if (page <= Math.min(coverPages, frontPages)) return '';
  return page <= frontPages ? romanNumber(page - coverPages) : String(page - frontPages);
}
