import { isUtf8 } from 'node:buffer';
import { windowLength } from '../windows.ts';
import type { Part, Reader } from './reader.ts';

/**
 * Any other file: the runs of text in its bytes, in UTF-8, in Latin-1 and in both kinds of UTF-16. What pictures say
 * of themselves (comments, Exif, XMP) stands in them plainly.
 */
export const bytes: Reader = {
  reads: () => true,
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
    if (at - start >= windowLength) {
      const run = content.subarray(start, at);
      yield partAt(new TextDecoder().decode(run), start);
      if (!isUtf8(run)) yield partAt(new TextDecoder('latin1').decode(run), start);
    }
    start = at + 1;
  }
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
