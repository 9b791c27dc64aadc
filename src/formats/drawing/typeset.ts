import type { Font, Glyph } from 'opentype.js';

/** Sets lines of text as outlines, so that a picture shows the same letters everywhere. */
export interface Typesetter {
  /** The width of a line, or undefined where no face has all its letters. `size` and the result are in user units. */
  measure(text: string, size: number): number | undefined;
  /** SVG path data of a line that begins at `x` on the base line `y`; undefined where a letter is missing. */
  outline(text: string, x: number, y: number, size: number): string | undefined;
}

/** Later faces serve for the letters that earlier ones lack, and are read only then. They are WOFF files. */
export async function openTypesetter(faces: readonly (() => Uint8Array)[]): Promise<Typesetter> {
  const { default: opentype } = await import('opentype.js');
  const opened: Font[] = [];
  const openFace = (index: number): Font | undefined => {
    const read = faces[index];
    if (read !== undefined) opened[index] ??= parseOnce(read(), opentype.parse);
    return opened[index];
  };
  const findLetter = (letter: string): Letter | undefined => {
    for (let index = 0; index < faces.length; index += 1) {
      const font = openFace(index);
      if (font === undefined || font.charToGlyphIndex(letter) === 0) continue;
      const glyph = font.charToGlyph(letter);
      return { font, glyph, advance: (glyph.advanceWidth ?? 0) / font.unitsPerEm, outlines: new Map() };
    }
    return undefined;
  };
  // A publication is set from a hundred letters, and a few hundred pairs of them.
  const letters = new Map<string, Letter | undefined>();
  const letterOf = (letter: string): Letter | undefined => {
    if (!letters.has(letter)) letters.set(letter, findLetter(letter));
    return letters.get(letter);
  };
  const kernings = new Map<string, number>();
  const kerningOf: KerningOf = (first, second) => {
    const pair = first + second;
    const known = kernings.get(pair) ?? kern(letterOf(first), letterOf(second));
    kernings.set(pair, known);
    return known;
  };
  const outlineOf = (letter: Letter, size: number): string => {
    const known = letter.outlines.get(size) ?? writeOutline(letter, size);
    letter.outlines.set(size, known);
    return known;
  };
  return {
    measure: (text, size) => {
      const placed = placeLetters(text, letterOf, kerningOf);
      return placed && (placed.at(-1)?.end ?? 0) * size;
    },
    outline: (text, x, y, size) =>
      placeLetters(text, letterOf, kerningOf)
        ?.map(({ letter, start }) => `M${round(x + start * size)} ${round(y)}${outlineOf(letter, size)}`)
        .join(''),
  };
}

/** The covers and the social images of a build are set from the same files. */
const parsed = new WeakMap<Uint8Array, Font>();

function parseOnce(file: Uint8Array, parse: (bytes: ArrayBuffer) => Font): Font {
  const font = parsed.get(file) ?? parse(Uint8Array.from(file).buffer);
  parsed.set(file, font);
  return font;
}

/** A letter in a face. */
interface Letter {
  readonly font: Font;
  readonly glyph: Glyph;
  /** In parts of the type size. */
  readonly advance: number;
  /** What is written already, by type size. */
  readonly outlines: Map<number, string>;
}

/** By how much two neighbours come nearer to each other or go apart, in parts of the type size. */
type KerningOf = (first: string, second: string) => number;

function kern(first: Letter | undefined, second: Letter | undefined): number {
  if (first === undefined || first.font !== second?.font) return 0;
  return first.font.getKerningValue(first.glyph, second.glyph) / first.font.unitsPerEm;
}

/**
 * SVG path data (SVG 2, section 9.3) relative to where the letter begins on its line, which is the current point before it
 * and no longer behind it. The library's own rounds some numbers to none.
 */
function writeOutline({ font, glyph }: Letter, size: number): string {
  const scale = (1 / font.unitsPerEm) * size;
  let path = '';
  let from = { x: 0, y: 0 };
  const step = (x: number, y: number): string => `${round(x * scale - from.x)} ${round(-y * scale - from.y)}`;
  for (const command of glyph.path.commands) {
    // What is filled is closed.
    if (command.type === 'Z') continue;
    path += command.type.toLowerCase();
    if (command.type === 'Q' || command.type === 'C') path += `${step(command.x1, command.y1)} `;
    if (command.type === 'C') path += `${step(command.x2, command.y2)} `;
    path += step(command.x, command.y);
    // From where the rounded step led, so that errors do not add up.
    from = {
      x: from.x + round(command.x * scale - from.x),
      y: from.y + round(-command.y * scale - from.y),
    };
  }
  return path;
}

/** To a tenth of a pixel. */
function round(length: number): number {
  return Math.round(length * 10) / 10;
}

/** A letter on its line; `start` and `end` in parts of the type size. */
interface PlacedLetter {
  readonly letter: Letter;
  readonly start: number;
  readonly end: number;
}

/** Scripts whose letters change with their neighbours, or run from the right, need more than a row of glyphs. */
const needsShaping =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{Mark}\u200D]/u;

/** Undefined where a letter has no glyph, or where a row of glyphs is not enough. */
function placeLetters(
  text: string,
  letterOf: (letter: string) => Letter | undefined,
  kerningOf: KerningOf,
): PlacedLetter[] | undefined {
  if (needsShaping.test(text)) return undefined;
  const placed: PlacedLetter[] = [];
  let before = '';
  let end = 0;
  for (const sign of text) {
    const letter = letterOf(sign);
    if (letter === undefined) return undefined;
    const start = end + (before === '' ? 0 : kerningOf(before, sign));
    end = start + letter.advance;
    placed.push({ letter, start, end });
    before = sign;
  }
  return placed;
}
