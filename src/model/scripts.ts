import type { Place } from './place.ts';

/** A script or a kind of signs that Kolofon's own fonts do not have. */
export type ScriptName = keyof typeof ranges;

/** A script in a text, and where it begins. */
export interface ScriptUse {
  readonly script: ScriptName;
  readonly place: Place;
}

/** A character, and where it first is. */
export interface CharacterUse {
  readonly character: string;
  readonly place: Place;
}

/** Blocks of Unicode 16 by the script whose fonts have them: first and last code point. */
const ranges = {
  Hebrew: [
    [0x0590, 0x05ff],
    [0xfb1d, 0xfb4f],
  ],
  Arabic: [
    [0x0600, 0x06ff],
    [0x0750, 0x077f],
    [0x0870, 0x08ff],
    [0xfb50, 0xfdff],
    [0xfe70, 0xfefc],
  ],
  Syriac: [
    [0x0700, 0x074f],
    [0x0860, 0x086f],
  ],
  Thaana: [[0x0780, 0x07bf]],
  'N’Ko': [[0x07c0, 0x07ff]],
  Samaritan: [[0x0800, 0x083f]],
  Armenian: [
    [0x0530, 0x058f],
    [0xfb13, 0xfb17],
  ],
  Devanagari: [
    [0x0900, 0x097f],
    [0xa8e0, 0xa8ff],
  ],
  Bengali: [[0x0980, 0x09ff]],
  Gurmukhi: [[0x0a00, 0x0a7f]],
  Gujarati: [[0x0a80, 0x0aff]],
  Oriya: [[0x0b00, 0x0b7f]],
  Tamil: [[0x0b80, 0x0bff]],
  Telugu: [[0x0c00, 0x0c7f]],
  Kannada: [[0x0c80, 0x0cff]],
  Malayalam: [[0x0d00, 0x0d7f]],
  Sinhala: [[0x0d80, 0x0dff]],
  Thai: [[0x0e00, 0x0e7f]],
  Lao: [[0x0e80, 0x0eff]],
  Tibetan: [[0x0f00, 0x0fff]],
  Myanmar: [
    [0x1000, 0x109f],
    [0xa9e0, 0xa9ff],
    [0xaa60, 0xaa7f],
  ],
  Georgian: [
    [0x10a0, 0x10ff],
    [0x1c90, 0x1cbf],
    [0x2d00, 0x2d2f],
  ],
  Ethiopic: [
    [0x1200, 0x139f],
    [0x2d80, 0x2ddf],
    [0xab00, 0xab2f],
  ],
  Cherokee: [
    [0x13a0, 0x13ff],
    [0xab70, 0xabbf],
  ],
  'Canadian Aboriginal': [
    [0x1400, 0x167f],
    [0x18b0, 0x18ff],
  ],
  Tagalog: [[0x1700, 0x171f]],
  Hanunoo: [[0x1720, 0x173f]],
  Khmer: [
    [0x1780, 0x17ff],
    [0x19e0, 0x19ff],
  ],
  Mongolian: [[0x1800, 0x18af]],
  Limbu: [[0x1900, 0x194f]],
  'Tai Le': [[0x1950, 0x197f]],
  'New Tai Lue': [[0x1980, 0x19df]],
  Buginese: [[0x1a00, 0x1a1f]],
  'Tai Tham': [[0x1a20, 0x1aaf]],
  Balinese: [[0x1b00, 0x1b7f]],
  Sundanese: [
    [0x1b80, 0x1bbf],
    [0x1cc0, 0x1ccf],
  ],
  Lepcha: [[0x1c00, 0x1c4f]],
  'Ol Chiki': [[0x1c50, 0x1c7f]],
  Glagolitic: [[0x2c00, 0x2c5f]],
  Coptic: [[0x2c80, 0x2cff]],
  Tifinagh: [[0x2d30, 0x2d7f]],
  Yi: [[0xa000, 0xa4cf]],
  Lisu: [[0xa4d0, 0xa4ff]],
  Vai: [[0xa500, 0xa63f]],
  Bamum: [[0xa6a0, 0xa6ff]],
  'Syloti Nagri': [[0xa800, 0xa82f]],
  Saurashtra: [[0xa880, 0xa8df]],
  'Kayah Li': [[0xa900, 0xa92f]],
  Rejang: [[0xa930, 0xa95f]],
  Javanese: [[0xa980, 0xa9df]],
  Cham: [[0xaa00, 0xaa5f]],
  'Tai Viet': [[0xaa80, 0xaadf]],
  'Meetei Mayek': [
    [0xaae0, 0xaaff],
    [0xabc0, 0xabff],
  ],
  Runic: [[0x16a0, 0x16ff]],
  Ogham: [[0x1680, 0x169f]],
  'Linear B': [[0x10000, 0x100ff]],
  Lycian: [[0x10280, 0x1029f]],
  'Old Italic': [[0x10300, 0x1032f]],
  Gothic: [[0x10330, 0x1034f]],
  'Old Persian': [[0x103a0, 0x103df]],
  Deseret: [[0x10400, 0x1044f]],
  Shavian: [[0x10450, 0x1047f]],
  Osage: [[0x104b0, 0x104ff]],
  Phoenician: [[0x10900, 0x1091f]],
  Avestan: [[0x10b00, 0x10b3f]],
  'Old Turkic': [[0x10c00, 0x10c4f]],
  'Hanifi Rohingya': [[0x10d00, 0x10d3f]],
  Brahmi: [[0x11000, 0x1107f]],
  Grantha: [[0x11300, 0x1137f]],
  Tirhuta: [[0x11480, 0x114df]],
  Cuneiform: [[0x12000, 0x1254f]],
  'Egyptian Hieroglyphs': [[0x13000, 0x1345f]],
  Tangut: [
    [0x16fe0, 0x16fe0],
    [0x17000, 0x18aff],
    [0x18d00, 0x18d08],
  ],
  'Historic Kana': [[0x1b000, 0x1b12f]],
  Music: [[0x1d000, 0x1d24f]],
  Adlam: [[0x1e900, 0x1e95f]],
  Kana: [
    [0x3040, 0x30ff],
    [0x31f0, 0x31ff],
  ],
  Hangul: [
    [0x1100, 0x11ff],
    [0x3130, 0x318f],
    [0xa960, 0xa97f],
    [0xac00, 0xd7ff],
  ],
  Han: [
    [0x2e80, 0x303f],
    [0x3100, 0x312f],
    [0x3190, 0x31ef],
    [0x3200, 0x9fff],
    [0xf900, 0xfaff],
    [0xfe30, 0xfe4f],
    [0xff00, 0xffef],
    [0x20000, 0x323af],
  ],
  Symbols: [
    [0x2300, 0x23ff],
    [0x2440, 0x245f],
    [0x25a0, 0x25ff],
    [0x2800, 0x28ff],
    [0x2b00, 0x2bff],
    [0x1f780, 0x1f8ff],
  ],
  Emoji: [
    [0x20e3, 0x20e3],
    [0x2600, 0x27bf],
    [0x1f000, 0x1f77f],
    [0x1f900, 0x1faff],
  ],
} satisfies Record<string, readonly (readonly [number, number])[]>;

const blocks = (Object.entries(ranges) as [ScriptName, readonly (readonly [number, number])[]][])
  .flatMap(([script, list]) => list.map(([first, last]) => ({ script, first, last })))
  .toSorted((a, b) => a.first - b.first);

/** The script of a character; undefined for those that Kolofon's fonts have, and for unknown ones. */
export function scriptOf(codePoint: number): ScriptName | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.first ?? 0) <= codePoint) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low - 1];
  return block !== undefined && codePoint <= block.last ? block.script : undefined;
}

/** Latin, Greek, Cyrillic, punctuation, arrows and mathematics: most texts contain nothing else. */
const foreign =
  /[^\t-\u052f\u1c80-\u1c8f\u1d00-\u20e2\u20e4-\u22ff\u2460-\u259f\u27c0-\u27ff\u2900-\u2aff]/gu;

/** Each script of a text that needs fonts of its own, with the offset of its first character. */
export function findScripts(text: string): ReadonlyMap<ScriptName, number> {
  const found = new Map<ScriptName, number>();
  for (const { 0: character, index } of text.matchAll(foreign)) {
    const script = scriptOf(character.codePointAt(0) ?? 0);
    if (script !== undefined && !found.has(script)) found.set(script, index);
  }
  return found;
}

/** More of them are a script that Kolofon does not know. */
const mostStrangers = 20;

/** The first characters of a text of which Kolofon knows no font, each with its first offset. */
export function findStrangers(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { 0: character, index } of text.matchAll(foreign)) {
    if (found.size === mostStrangers) break;
    if (found.has(character) || isHeld.test(character)) continue;
    if (scriptOf(character.codePointAt(0) ?? 0) === undefined) found.set(character, index);
  }
  return found;
}

/** What shows nothing, and rarer letters of Latin and Cyrillic that Kolofon's fonts have. */
const isHeld = /[\p{Default_Ignorable_Code_Point}\p{Z}\p{Cc}\u2c60-\u2c7f\ua640-\ua69f\ua720-\ua7ff\ufffd]/u;
