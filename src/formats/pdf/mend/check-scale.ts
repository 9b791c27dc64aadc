import type { PageContent } from './pages.ts';

/** A CSS pixel is 1/96 inch, a point 1/72. */
const pointsPerPixel = 0.75;

/**
 * Throws when the browser has shrunk the book: it does so, without a word, when anything is wider than its page. Skia
 * sets the scale of a page in its first two matrices.
 */
export function checkScale(contents: readonly PageContent[]): void {
  for (const [index, { content }] of contents.entries()) {
    const [outer, inner] = [...content.matchAll(/^([\d.]+) 0 0 -?[\d.]+ [-\d. ]+cm$/gm)].map(([, x]) =>
      Number(x),
    );
    // An empty page has no second matrix.
    if (outer === undefined || inner === undefined) continue;
    if (Math.abs(outer * inner - pointsPerPixel) > 0.001) {
      const percent = ((100 * outer * inner) / pointsPerPixel).toFixed(1);
      throw new Error(
        `The browser printed page ${index + 1} at ${percent} % of its size: something is too wide.`,
      );
    }
  }
}
