const signs = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

/** A number from 1 in small Roman letters, as `lower-roman` writes it (CSS Counter Styles 3, section 6.1). */
export function romanNumber(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, letters] of signs) {
    text += letters.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

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
