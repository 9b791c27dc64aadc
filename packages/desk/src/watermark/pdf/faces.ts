import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import opentype, { type Font } from 'opentype.js';
import { unpackWoff } from './unpack-woff.ts';

/** A font of some of the scripts that a line may be in. */
export interface Face {
  /** The font as a TrueType file, in bytes, and compressed by zlib. */
  readonly length: number;
  readonly packed: Buffer;
  readonly font: Font;
}

/** Characters that one face has, in order. */
export interface Run {
  readonly face: Face;
  readonly glyphs: readonly Glyph[];
}

export interface Glyph {
  readonly character: string;
  readonly index: number;
  /** In thousandths of the size. */
  readonly width: number;
}

const subsets = ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'];
const loaded = new Map<string, Face>();

function loadFace(subset: string): Face {
  const known = loaded.get(subset);
  if (known !== undefined) return known;
  const { resolve } = createRequire(import.meta.url);
  const path = resolve(`@fontsource/source-sans-3/files/source-sans-3-${subset}-400-normal.woff`);
  const bytes = unpackWoff(readFileSync(path));
  const font = opentype.parse(Uint8Array.from(bytes).buffer);
  const face = { length: bytes.length, packed: deflateSync(bytes), font };
  loaded.set(subset, face);
  return face;
}

/**
 * A text in the faces that have its characters; undefined if one of them is in none. Latin, Greek and Cyrillic need no
 * shaping; scripts that do are in none.
 */
export function setText(text: string): readonly Run[] | undefined {
  const runs: { face: Face; glyphs: Glyph[] }[] = [];
  for (const character of text.normalize('NFC')) {
    const last = runs.at(-1);
    const here = last === undefined ? undefined : findGlyph(last.face, character);
    if (here !== undefined) {
      last?.glyphs.push(here);
      continue;
    }
    const subset = subsets.find((one) => findGlyph(loadFace(one), character) !== undefined);
    const face = subset === undefined ? undefined : loadFace(subset);
    const glyph = face === undefined ? undefined : findGlyph(face, character);
    if (face === undefined || glyph === undefined) return undefined;
    runs.push({ face, glyphs: [glyph] });
  }
  return runs;
}

function findGlyph({ font }: Face, character: string): Glyph | undefined {
  const index = font.charToGlyphIndex(character);
  // Marks would have to be placed over the letter before them.
  if (index === 0 || /\p{M}/u.test(character)) return undefined;
  const width = Math.round(((font.glyphs.get(index).advanceWidth ?? 0) * 1000) / font.unitsPerEm);
  return { character, index, width };
}
