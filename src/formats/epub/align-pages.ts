/** Only letters and digits, small: what a printed page and an e-book have in common. Hyphens and spaces differ. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** So many letters in a row are the same place, not a coincidence. */
const windowLength = 20;
/** The last page of a part may contain no more than a word. */
const shortestWindow = 8;
/** Fewer letters than these, the number of a list for one, are no drawing. */
const shortestDrawing = 6;
/** How far into a page its first known words may be: after a table's head, or a drawing with words. */
const searchDepth = 900;

export interface PageStart {
  /** In letters. */
  readonly offset: number;
  /** Whether the picture that is there is the first thing on the page. */
  readonly atPicture: boolean;
}

/**
 * Where each page begins in a text, in order. What the e-book does not have, words inside
 * a drawing or the repeated head of a table, is passed over. A page of which nothing is found begins at the next picture,
 * or where the page before it ends.
 *
 * `pages` are the texts of the pages, `text` is the letters of the whole, `pictures` the offsets of its pictures.
 */
export function alignPages(
  pages: readonly string[],
  text: string,
  pictures: readonly number[],
): readonly PageStart[] {
  const starts: PageStart[] = [];
  let cursor = 0;
  let reach = 0;
  for (const page of pages) {
    const letters = lettersOf(page);
    const found = starts.length === 0 ? { offset: 0, skipped: 0 } : findStart(letters, text, cursor, reach);
    // A picture is right before the first words that are found, its caption, or alone on its page.
    const picture =
      found === undefined
        ? pictures.findLast((offset) => offset > cursor && offset <= reach)
        : pictures.find((offset) => offset === found.offset && found.skipped > shortestDrawing);
    const isPictureFirst = picture !== undefined;
    const offset = isPictureFirst ? picture : (found?.offset ?? Math.min(reach, text.length));
    starts.push({ offset, atPicture: isPictureFirst });
    cursor = offset;
    reach = offset + letters.length;
  }
  return starts;
}

/** The place after `cursor` that contains the first known words of the page, nearest to where the page before it ends. */
function findStart(
  letters: string,
  text: string,
  cursor: number,
  reach: number,
): { readonly offset: number; readonly skipped: number } | undefined {
  const last = Math.min(searchDepth, letters.length - shortestWindow);
  for (let skipped = 0; skipped <= last; skipped += skipped < windowLength ? 1 : 4) {
    const offset = findNearest(letters.slice(skipped, skipped + windowLength), text, cursor, reach);
    if (offset !== undefined) return { offset, skipped };
  }
  return undefined;
}

/** The same words may be twice on a page. */
function findNearest(words: string, text: string, cursor: number, reach: number): number | undefined {
  let nearest: number | undefined;
  for (
    let offset = text.indexOf(words, cursor);
    offset >= 0 && offset <= reach + searchDepth;
    offset = text.indexOf(words, offset + 1)
  ) {
    if (nearest === undefined || Math.abs(offset - reach) < Math.abs(nearest - reach)) nearest = offset;
  }
  return nearest;
}
