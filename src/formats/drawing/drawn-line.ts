import type { Faces } from './faces.ts';

/** A line as a template shows it: as outlines, or as text where no face has all its letters. */
export interface DrawnLine {
  readonly text: string;
  readonly outline: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly face: 'serif' | 'sans-serif';
  readonly anchor: 'start' | 'end';
}

/** A line that begins at `x` on the base line `y`. */
export function setLine(
  text: string,
  x: number,
  y: number,
  size: number,
  face: DrawnLine['face'],
  { serif, sans }: Faces,
): DrawnLine {
  const outline = (face === 'serif' ? serif : sans).outline(text, x, y, size);
  return { text, outline, x, y, size, face, anchor: 'start' };
}

/**
 * In one form of Unicode, without what only shows where a word may be broken, and without what XML has no place for
 * (XML 1.0, section 2.2).
 */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, ' ')
    .trim();
}
