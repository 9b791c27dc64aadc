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
}

/** The largest size at which a text has room. At the smallest it is cut: words that are too wide, then the end. */
export function fitLines(text: string, face: Typesetter, room: Room): FittedLines {
  const { measure, largest, smallest, step, mostLines } = room;
  for (let size = largest; size > smallest; size -= step) {
    const widthOf = (part: string) => estimateWidth(part, size, face);
    const lines = breakLines(text, measure, widthOf);
    if (lines.length <= mostLines(size) && lines.every((line) => widthOf(line) <= measure))
      return { lines, size };
  }
  const widthOf = (part: string) => estimateWidth(part, smallest, face);
  const lines = breakLines(text, measure, widthOf).flatMap((line) => cutLine(line, measure, widthOf));
  const most = mostLines(smallest);
  if (lines.length <= most) return { lines, size: smallest };
  const last = shortenLine(lines[most - 1] ?? '', measure, widthOf);
  return { lines: [...lines.slice(0, most - 1), last], size: smallest };
}

/** The same lines in the same number, as equally wide as they can be. */
export function balanceLines({ lines, size }: FittedLines, face: Typesetter): FittedLines {
  const text = lines.join(' ');
  const widthOf = (part: string) => estimateWidth(part, size, face);
  let balanced = lines;
  for (;;) {
    const widest = Math.max(...balanced.map(widthOf));
    const narrower = breakLines(text, widest - 1, widthOf);
    if (narrower.length > lines.length || narrower.some((line) => widthOf(line) >= widest))
      return { lines: balanced, size };
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

function breakLines(text: string, measure: number, widthOf: WidthOf): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= measure)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
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

/** The line with dots that tell that it goes on. */
function shortenLine(line: string, measure: number, widthOf: WidthOf): string {
  const letters = Array.from(line);
  while (letters.length > 1 && widthOf(`${letters.join('')} …`) > measure) letters.pop();
  return `${letters.join('').trimEnd()} …`;
}
