import { readChunks } from '../platform/stored-files.ts';

/** A part of a file that is too large to be in memory. */
export interface Piece {
  readonly bytes: Uint8Array;
  /** Where it begins in the file. */
  readonly start: number;
}

/** In bytes: how much of a piece is in the next one too. A sentence is shorter. */
const overlap = 2 ** 16;

/** The pieces of a file. Each begins and ends with a whole character of UTF-8, where the file is a text. */
export function* cutFile(path: string, length: number): Generator<Piece> {
  let tail: Uint8Array = new Uint8Array();
  let at = 0;
  for (const chunk of readChunks(path, length)) {
    const bytes = Buffer.concat([tail, chunk]);
    yield { bytes: trimCharacters(bytes), start: at - tail.length };
    at += chunk.length;
    tail = Buffer.from(bytes.subarray(-overlap));
  }
}

/** Whether a text ends in a file as an address (RFC 2397) that began before what the next piece has of it. */
export function endsInData(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = text.lastIndexOf(';base64,');
  if (start < 0 || text.length - start < overlap) return false;
  return /^[\w+/=-]*$/.test(text.toString('latin1', start + ';base64,'.length));
}

function trimCharacters(bytes: Uint8Array): Uint8Array {
  const isContinuation = (at: number) => ((bytes[at] ?? 0) & 0xc0) === 0x80;
  let start = 0;
  while (start < 3 && isContinuation(start)) start += 1;
  let end = bytes.length;
  while (end > bytes.length - 3 && isContinuation(end - 1)) end -= 1;
  // The first byte of a character says how many follow.
  if ((bytes[end - 1] ?? 0) >= 0xc0) end -= 1;
  else end = bytes.length;
  return bytes.subarray(start, end);
}
