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
  Tamil: [[0x0b80, 0x0bff]],
  Telugu: [[0x0c00, 0x0c7f]],
  Kannada: [[0x0c80, 0x0cff]],
  Malayalam: [[0x0d00, 0x0d7f]],
  Sinhala: [[0x0d80, 0x0dff]],
  Thai: [[0x0e00, 0x0e7f]],
  Lao: [[0x0e80, 0x0eff]],
  Tibetan: [[0x0f00, 0x0fff]],
  Myanmar: [[0x1000, 0x109f]],
  Georgian: [
    [0x10a0, 0x10ff],
    [0x1c90, 0x1cbf],
  ],
  Ethiopic: [[0x1200, 0x139f]],
  Cherokee: [[0x13a0, 0x13ff]],
  Khmer: [[0x1780, 0x17ff]],
  Mongolian: [[0x1800, 0x18af]],
  Runic: [[0x16a0, 0x16ff]],
  Ogham: [[0x1680, 0x169f]],
  Gothic: [[0x10330, 0x1034f]],
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
} as const satisfies Record<string, readonly (readonly [number, number])[]>;

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
