import { lookupTable } from '../model/lookup-table.ts';

/** The letters and digits of a text, folded to one case and one shape, and where in the text each was. */
export interface Folded {
  /** UTF-16 code units. */
  readonly letters: Uint16Array;
  /** For each letter, the index in the text of the character that it came from. */
  readonly from: Uint32Array;
}

/**
 * Keeps what typesetting, markup and hyphenation leave alone: NFKD, folded in case, without marks, soft hyphens,
 * spaces and punctuation. Letters that an address spells in ASCII are spelt so here too: `Øyer på Æ` is `oyerpaae`.
 */
export function fold(text: string): Folded {
  let letters = new Uint16Array(text.length + 16);
  let from = new Uint32Array(text.length + 16);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    let folded = foldings[unit] ?? dropped;
    if (folded === unknown) folded = learn(unit);
    if (folded === dropped) continue;
    if (folded !== several) {
      if (length === letters.length) [letters, from] = [grow(letters), grow(from)];
      letters[length] = folded;
      from[length] = index;
      length += 1;
      continue;
    }
    const point = text.codePointAt(index) ?? unit;
    const written = foldPoint(point);
    while (length + written.length > letters.length) [letters, from] = [grow(letters), grow(from)];
    for (let at = 0; at < written.length; at += 1) {
      letters[length] = written.charCodeAt(at);
      from[length] = index;
      length += 1;
    }
    if (point > 0xffff) index += 1;
  }
  return { letters: letters.subarray(0, length), from: from.subarray(0, length) };
}

/** Folded letters as a string. */
export function spell({ letters }: Pick<Folded, 'letters'>): string {
  let text = '';
  for (let start = 0; start < letters.length; start += 4096)
    text += String.fromCharCode(...letters.subarray(start, start + 4096));
  return text;
}

const dropped = 0;
/** The code unit becomes more than one letter, or is half of a pair. */
const several = 1;
const unknown = 0xffff;

/**
 * What each code unit becomes, computed once. Unicode decides it and no publication, so that the process keeps it; with
 * `longer` it cannot grow beyond the number of code points.
 */
const foldings = new Uint16Array(0x10000).fill(unknown);

function learn(unit: number): number {
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  const written = isHalf ? undefined : foldPoint(unit);
  const folded = written === undefined || written.length > 1 ? several : written.charCodeAt(0) || dropped;
  foldings[unit] = folded;
  return folded;
}

const ascii: Readonly<Record<string, string>> = lookupTable({
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
});

const longer = new Map<number, string>();

function foldPoint(point: number): string {
  const known = longer.get(point);
  if (known !== undefined) return known;
  const written = String.fromCodePoint(point)
    .normalize('NFKD')
    // Upper case first: ß and SS are one, as are the three kinds of sigma.
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/[øæœđðłþ]/g, (letter) => ascii[letter] ?? letter);
  if (written.length > 1 || point > 0xffff) longer.set(point, written);
  return written;
}

function grow<T extends Uint16Array | Uint32Array>(array: T): T {
  const larger =
    array instanceof Uint16Array ? new Uint16Array(array.length * 2) : new Uint32Array(array.length * 2);
  larger.set(array);
  return larger as T;
}
