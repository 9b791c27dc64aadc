import type { Typesetter } from './typeset.ts';

/** What stands on a cover. */
export interface CoverTexts {
  readonly title: string;
  readonly kind: string;
  readonly edition: string;
  readonly publisher: string;
}

export interface CoverFaces {
  readonly serif: Typesetter;
  readonly sans: Typesetter;
}

/** A line as the template shows it: as outlines, or as text where no face has all its letters. */
export interface CoverLine {
  readonly text: string;
  readonly outline: string | undefined;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly face: 'serif' | 'sans-serif';
  readonly anchor: 'start' | 'end';
}

/** In pixels: what the shops ask for. */
export const coverSize = { width: 1600, height: 2560 } as const;

const margin = 150;
const measureOfTitle = coverSize.width - 2 * margin;
const small = 54;
/** A letter of a face that is not known, at its widest average, in parts of the type size. */
const letterWidth = 0.52;

/** Places the lines of a cover on its page of 1600 by 2560. */
export function setCover(texts: CoverTexts, faces: CoverFaces): CoverLine[] {
  const [title, kind, edition, publisher] = [texts.title, texts.kind, texts.edition, texts.publisher].map(
    plain,
  );
  const { lines, size } = fitTitle(title ?? '', faces.serif);
  const top = 400 + size;
  return [
    setLine((kind ?? '').toUpperCase(), margin, 270, small, 'sans-serif', faces),
    ...lines.map((line, row) =>
      setLine(line, margin, Math.round(top + row * size * 1.15), size, 'serif', faces),
    ),
    setLine(edition ?? '', margin, 2400, small, 'sans-serif', faces),
    setLineBefore(publisher ?? '', coverSize.width - margin, 2400, small, faces),
  ].filter(({ text }) => text !== '');
}

/** In one form of Unicode, and without what only tells where a word may be broken. */
function plain(text: string): string {
  return text.normalize('NFC').replaceAll(/[\u00AD\u200B\u2060\uFEFF]/g, '');
}

function setLine(
  text: string,
  x: number,
  y: number,
  size: number,
  face: CoverLine['face'],
  { serif, sans }: CoverFaces,
): CoverLine {
  const outline = (face === 'serif' ? serif : sans).outline(text, x, y, size);
  return { text, outline, x, y, size, face, anchor: 'start' };
}

/** A line of the sans that ends at `x`. */
function setLineBefore(text: string, x: number, y: number, usual: number, { sans }: CoverFaces): CoverLine {
  // A long name is set smaller: the edition stands before it.
  const size = Math.min(usual, Math.round((usual * longestName) / estimateWidth(text, usual, sans)));
  const width = sans.measure(text, size);
  const outline = width === undefined ? undefined : sans.outline(text, x - width, y, size);
  return { text, outline, x, y, size, face: 'sans-serif', anchor: 'end' };
}

/** The largest size at which the title takes no more than five lines, none wider than the page. */
function fitTitle(title: string, serif: Typesetter): { lines: string[]; size: number } {
  for (let size = 210; size > smallestTitle; size -= 10) {
    const widthOf = (text: string) => estimateWidth(text, size, serif);
    const lines = breakLines(title, widthOf);
    if (lines.length <= 5 && lines.every((line) => widthOf(line) <= measureOfTitle)) return { lines, size };
  }
  const widthOf = (text: string) => estimateWidth(text, smallestTitle, serif);
  const lines = breakLines(title, widthOf).flatMap((line) => cutLine(line, widthOf));
  if (lines.length <= mostLines) return { lines, size: smallestTitle };
  return {
    lines: [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1] ?? ''} …`],
    size: smallestTitle,
  };
}

/** At that size as many lines as there is room for above the mark: a title of 300 letters. */
const smallestTitle = 90;
const mostLines = 8;

/** In pixels. */
const longestName = 700;

/** Letters of a face that is not known are taken at their widest average; those of Chinese are as wide as high. */
function estimateWidth(text: string, size: number, face: Typesetter): number {
  const wide =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return face.measure(text, size) ?? (wide + (text.length - wide) * letterWidth) * size;
}

/** A word that is wider than the page goes on in the next line. */
function cutLine(line: string, widthOf: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of line) {
    if (piece !== '' && widthOf(piece + letter) > measureOfTitle) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

function breakLines(title: string, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= measureOfTitle)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
