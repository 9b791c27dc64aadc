import { textBox, type PageFormat } from './page-formats.ts';
import type { PrintedBoxes } from './assets.ts';

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

/** What is printed around the trimmed page for the press, in millimetres. */
export interface Press {
  /** How far colour runs over the trim. */
  readonly bleed: number;
  /** The whole edge: the bleed, and room for marks. */
  readonly edge: number;
}

export const noPress: Press = { bleed: 0, edge: 0 };

/** The browser rounds to 1/64 pixel, and would lose a last line that just fits. */
const slack = 0.2;

/** The measures of a page as CSS variables: the style sheet of the book builds on them. */
export function stylePages(format: PageFormat, { bleed, edge }: Press): string {
  const { width, height, top, inner, outer, textSize } = format;
  const text = textBox(format);
  const textHeight = text.height + slack;
  const lengths = {
    'page-width': width + 2 * edge,
    'page-height': height + 2 * edge,
    'margin-top': top + edge,
    'margin-bottom': height - top - textHeight + edge,
    'margin-inner': inner + edge,
    'margin-outer': outer + edge,
    'text-width': text.width,
    'text-height': textHeight,
    'trim-width': width,
    'trim-height': height,
    edge,
    bleed,
  };
  const variables = Object.entries(lengths).map(([name, value]) => `--${name}: ${value.toFixed(3)}mm;`);
  // On paper the ink is black; on a screen a little less, for the eyes.
  const ink = edge > 0 ? ' --press-ink: #000;' : '';
  return `:root { --text-size: ${textSize}pt; ${variables.join(' ')}${ink} }`;
}
