import type { Fingerprints } from './fingerprints.ts';
import { textAt } from './fingerprints.ts';
import { fold } from './fold.ts';
import { hashAt, headOf, rollHash, windowLength } from './windows.ts';

/** A run of letters that is in a text and in a protected article. */
export interface Match {
  /** The index in the text at which it begins. */
  readonly index: number;
  /** The first letter among those of the fingerprints that no open text contains. */
  readonly letter: number;
}

/** A run of fewer words may be a name: it counts only when it is as long as `longRun`. */
const fewestWords = 5;
const longRun = 60;

/** How many letters must be the protected article's alone: fewer may follow an open phrase by chance. */
const fewestProtected = 12;

/** Every run of a text that only protected articles contain, in order, each as long as it is. */
export function findMatches(text: string, fingerprints: Fingerprints): Match[] {
  const { letters, from } = fold(text);
  const matches: Match[] = [];
  if (letters.length < windowLength) return matches;
  const last = letters.length - windowLength;
  let at = 0;
  let hash = hashAt(letters, 0);
  while (at <= last) {
    const found = findAt(letters, at, hash, fingerprints);
    if (found === undefined) {
      hash = rollHash(hash, letters, at);
      at += 1;
      continue;
    }
    matches.push({ index: from[found.start] ?? 0, letter: found.letter });
    at = found.end;
    hash = hashAt(letters, at);
  }
  return matches;
}

interface Run {
  /** In the letters of the text. */
  readonly start: number;
  readonly end: number;
  readonly letter: number;
}

/** The protected run around the window at `at` that has most letters of its own. */
function findAt(letters: Uint16Array, at: number, hash: number, fingerprints: Fingerprints): Run | undefined {
  const { index } = fingerprints;
  let best: Run | undefined;
  let most = fewestProtected - 1;
  for (let window = headOf(index, hash); window > 0; window = index.next[window - 1] ?? 0) {
    if (letters[at] !== fingerprints.letters[window - 1]) continue;
    const run = extend(letters, at, window - 1, fingerprints);
    if (run.end - at < windowLength || !isTelling(run, fingerprints)) continue;
    if (run.protectedCount <= most) continue;
    most = run.protectedCount;
    best = { start: run.start, end: run.end, letter: run.letter };
  }
  return best;
}

interface Extended extends Run {
  readonly protectedCount: number;
  /** Where the run begins among the protected letters. */
  readonly first: number;
}

function extend(own: Uint16Array, at: number, window: number, fingerprints: Fingerprints): Extended {
  const { letters, isOpen, texts } = fingerprints;
  const text = textAt(texts, window);
  let before = 0;
  while (window - before > text.start && at > before && own[at - before - 1] === letters[window - before - 1])
    before += 1;
  let after = 0;
  while (window + after < text.end && at + after < own.length && own[at + after] === letters[window + after])
    after += 1;
  // A letter or two before the first word may be the same by chance.
  while (before > 0 && fingerprints.isWordStart[window - before] === 0) before -= 1;
  const first = window - before;
  let protectedCount = 0;
  let letter = -1;
  for (let index = first; index < window + after; index += 1) {
    if (isOpen[index] === 1) continue;
    protectedCount += 1;
    if (letter < 0) letter = index;
  }
  return { start: at - before, end: at + after, letter, protectedCount, first };
}

function isTelling({ start, end, first }: Extended, { isWordStart }: Fingerprints): boolean {
  if (end - start >= longRun) return true;
  let words = 0;
  for (let index = first; index < first + end - start; index += 1) words += isWordStart[index] ?? 0;
  return words >= fewestWords;
}
