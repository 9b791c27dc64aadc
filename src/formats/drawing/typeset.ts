import type { Font, PathCommand } from 'opentype.js';

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
    if (read !== undefined) opened[index] ??= opentype.parse(Uint8Array.from(read()).buffer);
    return opened[index];
  };
  const faceOf = (letter: string): Font | undefined => {
    for (let index = 0; index < faces.length; index += 1) {
      const font = openFace(index);
      if (font !== undefined && font.charToGlyphIndex(letter) > 0) return font;
    }
    return undefined;
  };
  return {
    measure: (text, size) => {
      const glyphs = placeGlyphs(text, faceOf);
      return glyphs && (glyphs.at(-1)?.end ?? 0) * size;
    },
    outline: (text, x, y, size) =>
      placeGlyphs(text, faceOf)
        ?.flatMap(({ font, letter, start }) =>
          font
            .charToGlyph(letter)
            .getPath(x + start * size, y, size)
            .commands.map(writeCommand),
        )
        .join(''),
  };
}

/** SVG path data (SVG 2, section 9.3). The library's own rounds some numbers to none. */
function writeCommand(command: PathCommand): string {
  const at = (...numbers: number[]): string =>
    numbers.map((number) => String(Math.round(number * 10) / 10)).join(' ');
  switch (command.type) {
    case 'M':
    case 'L':
      return command.type + at(command.x, command.y);
    case 'Q':
      return `Q${at(command.x1, command.y1, command.x, command.y)}`;
    case 'C':
      return `C${at(command.x1, command.y1, command.x2, command.y2, command.x, command.y)}`;
    case 'Z':
      return 'Z';
  }
}

/** A letter on its line; `start` and `end` in parts of the type size. */
interface PlacedGlyph {
  readonly font: Font;
  readonly letter: string;
  readonly start: number;
  readonly end: number;
}

/** Scripts whose letters change with their neighbours, or run from the right, need more than a row of glyphs. */
const needsShaping =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{Mark}\u200D]/u;

/** Undefined where a letter has no glyph, or where a row of glyphs is not enough. */
function placeGlyphs(text: string, faceOf: (letter: string) => Font | undefined): PlacedGlyph[] | undefined {
  if (needsShaping.test(text)) return undefined;
  const placed: PlacedGlyph[] = [];
  for (const letter of text) {
    const last = placed.at(-1);
    const font = faceOf(letter);
    if (font === undefined) return undefined;
    const glyph = font.charToGlyph(letter);
    const kerning =
      last?.font === font ? font.getKerningValue(font.charToGlyph(last.letter), glyph) / font.unitsPerEm : 0;
    const start = (last?.end ?? 0) + kerning;
    placed.push({ font, letter, start, end: start + (glyph.advanceWidth ?? 0) / font.unitsPerEm });
  }
  return placed;
}
