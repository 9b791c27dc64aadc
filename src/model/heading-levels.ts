export type HeadingLevel = 2 | 3 | 4 | 5 | 6;

/**
 * The levels at which the headings of an article are shown, from those at which they were written (1 to 6). The title
 * of the page is its only heading of level 1, so a body starts at level 2, and a heading is at most one level below the
 * heading that it belongs to (WCAG 2.2, technique G141).
 */
export function shownLevels(written: readonly number[]): HeadingLevel[] {
  const open: number[] = [];
  return written.map((level) => {
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    return Math.min(open.length + 1, 6) as HeadingLevel;
  });
}
