/**
 * The length of a window in letters and digits, spaces not counted: five words or so. What is shorter is found in too
 * many texts by chance; a heading of two words, for example.
 */
export const windowLength = 25;

const base = 0x01000193;
/** The weight of the letter that leaves the window. */
const leaving = power(base, windowLength - 1);

/** A rolling hash (Rabin and Karp, 1987) over the windows of a text: the first, then each after the one before. */
export function hashAt(letters: Uint16Array, start: number): number {
  let hash = 0;
  for (let index = start; index < start + windowLength; index += 1)
    hash = (Math.imul(hash, base) + (letters[index] ?? 0)) | 0;
  return hash;
}

/** The hash of the window at `start + 1`, of that at `start`. */
export function rollHash(hash: number, letters: Uint16Array, start: number): number {
  const rest = (hash - Math.imul(letters[start] ?? 0, leaving)) | 0;
  return (Math.imul(rest, base) + (letters[start + windowLength] ?? 0)) | 0;
}

/** Windows of one text by their letters: a hash table of chains. */
export interface WindowIndex {
  /** The first window of the chain of a hash, counted from 1; 0 where there is none. */
  readonly heads: Int32Array;
  /** For each letter of the text, the next window of the chain. */
  readonly next: Int32Array;
}

export function indexWindows(letters: Uint16Array, starts: readonly number[]): WindowIndex {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, starts.length * 4)));
  const heads = new Int32Array(size);
  const next = new Int32Array(letters.length);
  // Backwards, so that a chain shows the first window first.
  for (const start of starts.toReversed()) {
    const slot = slotOf(hashAt(letters, start), size);
    next[start] = heads[slot] ?? 0;
    heads[slot] = start + 1;
  }
  return { heads, next };
}

/** The first window that may have these letters, counted from 1, or 0. */
export function headOf({ heads }: WindowIndex, hash: number): number {
  return heads[slotOf(hash, heads.length)] ?? 0;
}

/** The low bits of the hash know only the low bits of the letters: the high ones are mixed in. */
function slotOf(hash: number, size: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & (size - 1);
}

function power(of: number, exponent: number): number {
  let result = 1;
  for (let count = 0; count < exponent; count += 1) result = Math.imul(result, of);
  return result;
}
