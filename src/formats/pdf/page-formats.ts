import type { PageFormatId } from '../../model/print-settings.ts';

export const pointsPerMillimetre = 72 / 25.4;
/** A CSS pixel is 1/96 inch, a point 1/72. */
export const pointsPerPixel = 0.75;

/** The measures of a page and of the text on it. */
export interface PageFormat {
  /** Of the trimmed page, in millimetres. */
  readonly width: number;
  readonly height: number;
  /** Margins, in millimetres; the one at the foot is what the lines leave. */
  readonly top: number;
  readonly inner: number;
  readonly outer: number;
  /** The size of running text, in points. All other sizes follow from it. */
  readonly textSize: number;
  /** Lines of running text on a full page. */
  readonly lines: number;
}

/** A line of running text takes 1.4 times its size; 60 to 70 characters are on it, in the pocket book 55. */
export const pageFormats: Readonly<Record<PageFormatId, PageFormat>> = {
  a5: { width: 148, height: 210, top: 21, inner: 17, outer: 19, textSize: 10, lines: 34 },
  a4: { width: 210, height: 297, top: 31, inner: 36, outer: 48, textSize: 11, lines: 42 },
  '6x9': { width: 152.4, height: 228.6, top: 22, inner: 19, outer: 21, textSize: 10.25, lines: 36 },
  pocket: { width: 110, height: 178, top: 17, inner: 13, outer: 13, textSize: 9, lines: 32 },
};

const lineHeight = 1.4;

/** The size of the text of a full page, in millimetres, and of its letters, in points. */
export function textBox({ width, inner, outer, lines, textSize }: PageFormat): {
  readonly width: number;
  readonly height: number;
  readonly textSize: number;
} {
  return {
    width: width - inner - outer,
    height: (lines * textSize * lineHeight) / pointsPerMillimetre,
    textSize,
  };
}

/** The width of a line, in em of running text. */
export function lineWidth(format: PageFormat): number {
  return (textBox(format).width * pointsPerMillimetre) / format.textSize;
}

/** The width of the text, in CSS pixels. */
export function textWidth(format: PageFormat): number {
  return (textBox(format).width * pointsPerMillimetre) / pointsPerPixel;
}
