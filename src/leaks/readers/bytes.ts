import { isUtf8 } from 'node:buffer';
import { windowLength } from '../windows.ts';
import type { Part, Reader } from './reader.ts';

/**
 * Any other file: the runs of text in its bytes, in UTF-8, in Latin-1 and in both kinds of UTF-16. What pictures say
 * of themselves (comments, Exif, XMP) is in them plainly.
 */
export const bytes: Reader = {
  reads: () => true,
  readsPieces: true,
  *parts(content) {
    yield* byteRuns(content);
    for (const first of [0, 1]) {
      for (const isLittle of [true, false]) yield* unitRuns(content, first, isLittle);
    }
  },
};

/** 1 for a byte that may be part of a text in UTF-8 or Latin-1: anything but control characters. */
const isTextual = Uint8Array.from({ length: 256 }, (_unused, byte) =>
  byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte !== 127) ? 1 : 0,
);

function* byteRuns(content: Uint8Array): Generator<Part> {
  let start = 0;
  for (let at = 0; at <= content.length; at += 1) {
    if (at < content.length && isTextual[content[at] ?? 0] === 1) continue;
    if (at - start >= windowLength && mayHoldText(content, start, at)) {
      const run = content.subarray(start, at);
      yield partAt(new TextDecoder().decode(run), start);
      if (!isUtf8(run)) yield partAt(new TextDecoder('latin1').decode(run), start);
    }
    start = at + 1;
  }
}

/** In characters, and how many of them have to be plain letters or spaces where they are no UTF-8. */
const stretch = 16;
const mostlyPlain = 12;

/**
 * Whether a run may be more than chance: films and sounds are full of short ones. A text has a stretch of valid UTF-8,
 * or, in Latin-1, one of which most are plain letters.
 */
function mayHoldText(content: Uint8Array, start: number, end: number): boolean {
  let valid = 0;
  let pending = 0;
  let plain = 0;
  for (let at = start; at < end; at += 1) {
    const byte = content[at] ?? 0;
    plain += isPlain(byte) - (at - stretch >= start ? isPlain(content[at - stretch] ?? 0) : 0);
    if (pending > 0) {
      pending = (byte & 0xc0) === 0x80 ? pending - 1 : 0;
      valid = (byte & 0xc0) === 0x80 ? valid + (pending === 0 ? 1 : 0) : Number(byte < 0x80);
    } else if (byte < 0x80) valid += 1;
    else if (byte >= 0xc2 && byte < 0xf5) pending = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    else valid = 0;
    if (valid >= stretch || plain >= mostlyPlain) return true;
  }
  return false;
}

/** 1 for a letter from A to Z, or a space. */
function isPlain(byte: number): number {
  const lower = byte | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || byte === 0x20 ? 1 : 0;
}

/** Units of the alphabets from Latin to Arabic, and of general punctuation. */
function* unitRuns(content: Uint8Array, first: number, isLittle: boolean): Generator<Part> {
  const high = isLittle ? 1 : 0;
  let start = first;
  for (let at = first; at <= content.length; at += 2) {
    const top = content[at + high] ?? 0xff;
    if (top === 0x20 || (top > 0 && top <= 6) || (top === 0 && isTextual[content[at + 1 - high] ?? 0] === 1))
      continue;
    if (at - start >= windowLength * 2) {
      const run = content.subarray(start, at);
      yield partAt(new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(run), start);
    }
    start = at + 2;
  }
}

function partAt(text: string, start: number): Part {
  return { kind: 'text', text, placeOf: () => `text from byte ${String(start)}` };
}
