import type { Document } from '../model/document.ts';
import type { SourcePath } from '../model/paths.ts';
import { bodyText } from './body-text.ts';
import { fold, spell } from './fold.ts';
import { hashAt, headOf, indexWindows, rollHash, windowLength, type WindowIndex } from './windows.ts';
import { markWordStarts } from './word-starts.ts';

/** An article that only members may read. */
export interface ProtectedText {
  readonly source: SourcePath;
  /** BCP 47. */
  readonly language: string;
  /** The title and the summary are open, and so is the name of the file. */
  readonly title: string;
  readonly summary: string;
  readonly document: Document;
  /** The texts of pictures that only protected articles show: see `pictureText`. */
  readonly pictures?: readonly string[];
}

/** A picture or a download that only protected articles use, or a static file that only members get. */
export interface ProtectedAsset {
  readonly source: SourcePath;
  /** The name under which it is published: `nettverk.png`. With a slash in it, no file has it: only the content counts. */
  readonly name: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly digest: string;
}

/** What the members' edition alone may contain, made ready to be looked for. */
export interface Fingerprints {
  /** The letters of all protected texts, one after the other. */
  readonly letters: Uint16Array;
  readonly isWordStart: Uint8Array;
  /** 1 for each letter that an open text contains too, in the same surroundings. */
  readonly isOpen: Uint8Array;
  readonly index: WindowIndex;
  readonly texts: readonly FingerprintedText[];
  readonly assets: readonly ProtectedAsset[];
}

export interface FingerprintedText {
  readonly source: SourcePath;
  readonly language: string;
  readonly text: string;
  /** For each of its letters, the index in the text. */
  readonly from: Uint32Array;
  /** Where its letters begin among all letters. */
  readonly start: number;
  readonly end: number;
}

/**
 * Takes the fingerprints of protected articles. What is in an open text as well is not protected: pass the bodies,
 * titles and summaries of open articles, what series say of themselves, references, and the words of the templates.
 *
 * A fingerprint is a window of 25 letters that begins with a word, so that every run of ten words has one. Windows
 * cross the borders of sentences and blocks: a short sentence is found with its neighbours, and alone it is not.
 */
export function computeFingerprints(
  articles: readonly ProtectedText[],
  open: readonly string[],
  assets: readonly ProtectedAsset[] = [],
): Fingerprints {
  const folded = articles.map(({ document, pictures = [] }) => {
    const text = [bodyText(document), ...pictures].join('\n');
    const { letters, from } = fold(text);
    return { text, letters, from, starts: markWordStarts(text, { letters, from }) };
  });
  const length = folded.reduce((sum, { letters }) => sum + letters.length, 0);
  const letters = new Uint16Array(length);
  const isWordStart = new Uint8Array(length);
  const texts: FingerprintedText[] = [];
  let start = 0;
  for (const [number, { source, language }] of articles.entries()) {
    const one = folded[number];
    if (one === undefined) continue;
    const end = start + one.letters.length;
    letters.set(one.letters, start);
    isWordStart.set(one.starts, start);
    texts.push({ source, language, text: one.text, from: one.from, start, end });
    start = end;
  }
  const windows = texts.flatMap((text) => windowsOf(text, isWordStart));
  const openTexts = [...open, ...articles.flatMap(({ title, summary, source }) => [title, summary, source])];
  const whole = indexWindows(letters, windows);
  const isOpen = markOpen(openTexts, letters, texts, whole);
  markNames(openTexts, letters, isWordStart, isOpen);
  const protectedWindows = windows.filter((window) => isProtected(window, isOpen));
  // To make it again takes longer than to see that nothing has changed.
  const index = protectedWindows.length === windows.length ? whole : indexWindows(letters, protectedWindows);
  return { letters, isWordStart, isOpen, index, texts, assets };
}

/** The article to which a letter belongs. */
export function textAt(texts: readonly FingerprintedText[], letter: number): FingerprintedText {
  let low = 0;
  let high = texts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((texts[middle]?.start ?? 0) <= letter) low = middle;
    else high = middle - 1;
  }
  const text = texts[low];
  if (text === undefined) throw new RangeError(`No protected text has the letter ${String(letter)}.`);
  return text;
}

function windowsOf({ start, end }: FingerprintedText, isWordStart: Uint8Array): number[] {
  const windows: number[] = [];
  for (let letter = start; letter <= end - windowLength; letter += 1)
    if (isWordStart[letter] === 1) windows.push(letter);
  return windows;
}

function isProtected(window: number, isOpen: Uint8Array): boolean {
  for (let letter = window; letter < window + windowLength; letter += 1)
    if (isOpen[letter] === 0) return true;
  return false;
}

/** Fewer letters are a word or two, which may be anywhere. */
const shortestName = 8;

/** Open texts that are shorter than a window, titles among them, are open wherever a protected text names them. */
function markNames(
  open: readonly string[],
  letters: Uint16Array,
  isWordStart: Uint8Array,
  isOpen: Uint8Array,
): void {
  const names = new Map<string, string[]>();
  for (const text of new Set(open)) {
    const name = spell(fold(text));
    if (name.length < shortestName || name.length >= windowLength) continue;
    const key = name.slice(0, shortestName);
    names.set(key, [...(names.get(key) ?? []), name]);
  }
  const all = spell({ letters });
  for (let at = isWordStart.indexOf(1); at >= 0; at = isWordStart.indexOf(1, at + 1)) {
    for (const name of names.get(all.slice(at, at + shortestName)) ?? [])
      if (all.startsWith(name, at)) isOpen.fill(1, at, at + name.length);
  }
}

function markOpen(
  open: readonly string[],
  letters: Uint16Array,
  texts: readonly FingerprintedText[],
  index: WindowIndex,
): Uint8Array {
  const isOpen = new Uint8Array(letters.length);
  for (const text of open) {
    const own = fold(text).letters;
    if (own.length < windowLength) continue;
    let hash = hashAt(own, 0);
    for (let at = 0; at <= own.length - windowLength; at += 1) {
      for (let window = headOf(index, hash); window > 0; window = index.next[window - 1] ?? 0) {
        const start = window - 1;
        if (own[at] !== letters[start]) continue;
        const { end } = textAt(texts, start);
        let same = 0;
        while (start + same < end && at + same < own.length && own[at + same] === letters[start + same])
          same += 1;
        if (same >= windowLength) isOpen.fill(1, start, start + same);
      }
      hash = rollHash(hash, own, at);
    }
  }
  return isOpen;
}
