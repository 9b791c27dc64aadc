import { memoise } from '../model/memoise.ts';
import type { Element, Root } from 'hast';

/** The number of words a reader reads: code and mathematics are left out. */
export function countWords(tree: Root, language: string): number {
  const segmenter = segmenterOf(language);
  const countIn = (parent: Root | Element): number => {
    let count = 0;
    for (const node of parent.children) {
      if (node.type === 'text') count += countInText(node.value, segmenter);
      else if (node.type === 'element' && node.tagName !== 'pre' && node.tagName !== 'math')
        count += countIn(node);
    }
    return count;
  };
  return countIn(tree);
}

/** What a character may be. No word reaches over a sign (Unicode Standard Annex #29, 4.1: its Word_Break is Other). */
const [other, sign, letter, digit, mark] = [0, 1, 2, 3, 4];

const kinds = new Uint8Array(0x100).map((_, code) => {
  const character = String.fromCharCode(code);
  if (/[-\t\n !#$%&()*+/<=>?@[\\\]^`{|}~«»]/.test(character)) return sign;
  if (/[A-Za-zÀ-ÖØ-öø-ÿ]/.test(character)) return letter;
  if (/\d/.test(character)) return digit;
  return /[.,;:]/.test(character) ? mark : other;
});

/** What is between two signs, as far as it was read. */
const [nothing, word, number, ended, mixed] = [0, 1, 2, 3, 4];

/** What it is with one character more. */
function grow(piece: number, kind: number): number {
  switch (kind) {
    case letter:
      return piece === nothing || piece === word ? word : mixed;
    case digit:
      return piece === nothing || piece === number ? number : mixed;
    case mark:
      // A mark before a word is no part of it.
      if (piece === nothing) return nothing;
      return piece === word || piece === number ? ended : mixed;
    default:
      return mixed;
  }
}

/** Each call of the segmenter takes as long as some ten characters do, and longer texts the square of their length. */
const longestRun = 200;

/**
 * Pieces between signs are counted apart. Most are seen to be one word without the segmenter; others that follow one
 * another are segmented together.
 */
function countInText(text: string, segmenter: Intl.Segmenter): number {
  let count = 0;
  let start = 0;
  let piece = nothing;
  let run: number | undefined;
  const endRun = (end: number): void => {
    if (run !== undefined) count += countSegments(text.slice(run, end), segmenter);
    run = undefined;
  };
  for (let index = 0; index <= text.length; index += 1) {
    const kind = index === text.length ? sign : (kinds[text.charCodeAt(index)] ?? other);
    if (kind !== sign) {
      piece = grow(piece, kind);
      continue;
    }
    if (piece === mixed) {
      if (run !== undefined && index - run > longestRun) endRun(start);
      run ??= start;
    } else if (piece !== nothing) {
      endRun(start);
      count += 1;
    }
    piece = nothing;
    start = index + 1;
  }
  endRun(text.length);
  return count;
}

/** A script without spaces makes long pieces, whose time grows with the square of their length. */
const longest = 1000;

function countSegments(piece: string, segmenter: Intl.Segmenter): number {
  let count = 0;
  for (let start = 0; start < piece.length; start += longest)
    for (const { isWordLike } of segmenter.segment(piece.slice(start, start + longest)))
      if (isWordLike === true) count += 1;
  return count;
}

const segmenterOf = memoise((language) => new Intl.Segmenter(language, { granularity: 'word' }));
