import type { PrintedBoxes } from './assets.ts';
import { textBox, type PageFormat } from './page-formats.ts';
import type { Press } from './style-pages.ts';

/** What presses ask for: more is not seen on paper. In pixels to an inch of 25.4 mm. */
const resolution = 300;

/** In pixels, the largest that pictures are printed: in the text, and over a whole page with its bleed. */
export function printedBoxes(format: PageFormat, { bleed }: Press): PrintedBoxes {
  const text = textBox(format);
  return {
    text: { width: pixels(text.width), height: pixels(text.height) },
    page: { width: pixels(format.width + 2 * bleed), height: pixels(format.height + 2 * bleed) },
  };
}

function pixels(millimetres: number): number {
  return Math.ceil((millimetres / 25.4) * resolution);
}
