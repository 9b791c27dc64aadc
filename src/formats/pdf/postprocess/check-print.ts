import { pointsPerPixel } from '../page-formats.ts';
import { readPageMatrix } from './page-matrix.ts';
import type { PageContent } from './pages.ts';

/** Throws when the browser has shrunk the book: it does so, without a word, when anything is wider than its page. */
export function checkScale(contents: readonly PageContent[], pagesBefore = 0): void {
  for (const [index, page] of contents.entries()) {
    const scale = readPageMatrix(page)?.scale ?? pointsPerPixel;
    if (Math.abs(scale - pointsPerPixel) > 0.001) {
      const percent = ((100 * scale) / pointsPerPixel).toFixed(1);
      throw new Error(
        `The browser printed page ${pagesBefore + index + 1} at ${percent} % of its size: something is too wide.`,
      );
    }
  }
}

/** Throws when no page shows any text: so prints a browser on a machine without a single font, and says nothing. */
export function checkText(contents: readonly PageContent[]): void {
  if (contents.some(({ content }) => /T[jJ]$/m.test(content))) return;
  throw new Error(
    'The browser printed no text, as it does on a machine without fonts. Install one (on Debian: fonts-dejavu-core).',
  );
}
