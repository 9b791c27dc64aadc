import { append } from '../../model/append.ts';
import type { Typesetter } from './typeset.ts';

/** The room that a text may take. Sizes and widths in user units. */
export interface Room {
  readonly measure: number;
  readonly largest: number;
  readonly smallest: number;
  readonly step: number;
  /** How many lines of a size there is room for. */
  readonly mostLines: (size: number) => number;
}

export interface FittedLines {
  readonly lines: readonly string[];
  readonly size: number;
  /** Whether a word goes on in the next line. */
  readonly isDivided: boolean;
}

/**
 * The largest size at which a text has room. A word may be divided at its soft hyphens in the lowest quarter of
 * the sizes. At the smallest size the text is cut: words that are too wide, then the end.
 */
export function fitLines(text: string, face: Typesetter, room: Room): FittedLines {
  const { measure, largest, smallest, step, mostLines } = room;
  const words = splitWords(text);
  const divided = smallest + (largest - smallest) / 4;
  for (let size = largest; size > smallest; size -= step) {
    const widthOf = (part: string) => estimateWidth(part, size, face);
    const mayDivide = size <= divided;
    const lines = breakLines(words, measure, widthOf, mayDivide);
    if (lines.length <= mostLines(size) && lines.every((line) => widthOf(line) <= measure))
      return { lines, size, isDivided: mayDivide && isAnyWider(words, measure, widthOf) };
  }
  const widthOf = (part: string) => estimateWidth(part, smallest, face);
  const lines = breakLines(words, measure, widthOf, true).flatMap((line) => cutLine(line, measure, widthOf));
  const most = mostLines(smallest);
  const isDivided = isAnyWider(words, measure, widthOf);
  if (lines.length <= most) return { lines, size: smallest, isDivided };
  const last = shortenLine(lines[most - 1] ?? '', measure, widthOf);
  return { lines: [...lines.slice(0, most - 1), last], size: smallest, isDivided };
}

/** The same lines in the same number, as equally wide as they can be. Lines with divided words stay as they are. */
export function balanceLines(fitted: FittedLines, face: Typesetter): FittedLines {
  const { lines, size, isDivided } = fitted;
  if (isDivided) return fitted;
  const words = splitWords(lines.join(' '));
  const widthOf = (part: string) => estimateWidth(part, size, face);
  let balanced = lines;
  for (;;) {
    const widest = Math.max(...balanced.map(widthOf));
    const narrower = breakLines(words, widest - 1, widthOf, false);
    if (narrower.length > lines.length || narrower.some((line) => widthOf(line) >= widest))
      return { ...fitted, lines: balanced };
    balanced = narrower;
  }
}

/** A letter of a face that is not known, at its widest average, in parts of the type size. */
const letterWidth = 0.52;

/** Letters of a face that is not known are taken at their widest average; those of Chinese are as wide as high. */
export function estimateWidth(text: string, size: number, face: Typesetter): number {
  const wide =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return face.measure(text, size) ?? (wide + (text.length - wide) * letterWidth) * size;
}

type WidthOf = (text: string) => number;

/** What stays on one line where it can: a word, or one character of Chinese or Japanese. */
interface Word {
  /** What is between it and the word before, on the same line. */
  readonly gap: '' | ' ';
  /** The pieces between its soft hyphens. */
  readonly pieces: readonly string[];
}

/** Between two characters of Chinese or Japanese; not before a mark that ends something, nor after one that opens it. */
const betweenCharacters =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF])(?<!\p{Ps})(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Ps}])(?![ぁぃぅぇぉっゃゅょァィゥェォッャュョ])/u;

function splitWords(text: string): Word[] {
  return text
    .split(/\s+/)
    .flatMap((word) =>
      word
        .split(betweenCharacters)
        .map((part, index) => ({ gap: index === 0 ? ' ' : '', pieces: part.split('\u00AD') }) as const),
    );
}

function isAnyWider(words: readonly Word[], measure: number, widthOf: WidthOf): boolean {
  return words.some(({ pieces }) => pieces.length > 1 && widthOf(pieces.join('')) > measure);
}

function breakLines(words: readonly Word[], measure: number, widthOf: WidthOf, mayDivide: boolean): string[] {
  const lines: string[] = [];
  for (const { gap, pieces } of words) {
    const word = pieces.join('');
    const last = lines.at(-1);
    const longer = `${last ?? ''}${gap}${word}`;
    if (last !== undefined && widthOf(longer) <= measure) lines[lines.length - 1] = longer;
    else if (mayDivide && widthOf(word) > measure) append(lines, divideWord(pieces, measure, widthOf));
    else lines.push(word);
  }
  return lines;
}

/** Lines of one word that is wider than the measure; each but the last ends in a hyphen. */
function divideWord(pieces: readonly string[], measure: number, widthOf: WidthOf): string[] {
  const lines: string[] = [];
  let line = '';
  pieces.forEach((piece, index) => {
    const longer = line + piece;
    const end = index < pieces.length - 1 ? '-' : '';
    if (line !== '' && widthOf(longer + end) > measure) {
      lines.push(`${line}-`);
      line = piece;
    } else line = longer;
  });
  return [...lines, line];
}

/** A word that is wider than the measure goes on in the next line. */
function cutLine(line: string, measure: number, widthOf: WidthOf): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of line) {
    if (piece !== '' && widthOf(piece + letter) > measure) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/** The line with an ellipsis at its end. */
function shortenLine(line: string, measure: number, widthOf: WidthOf): string {
  const letters = Array.from(line);
  while (letters.length > 1 && widthOf(`${letters.join('')} …`) > measure) letters.pop();
  return `${letters.join('').trimEnd()} …`;
}
