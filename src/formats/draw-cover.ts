import { plainText, setLine, type DrawnLine } from './drawing/drawn-line.ts';
import type { Faces } from './drawing/faces.ts';
import { divideLongWords } from './hyphenation/divide-long-words.ts';
import { estimateWidth, fitLines, type FittedLines } from './drawing/fit-lines.ts';
import type { Typesetter } from './drawing/typeset.ts';

/** What is on a cover. */
export interface CoverTexts {
  readonly title: string;
  readonly language: string;
  readonly kind: string;
  readonly edition: string;
  readonly publisher: string;
}

/** In pixels: what the shops ask for. */
export const coverSize = { width: 1600, height: 2560 } as const;

const margin = 150;
const measureOfTitle = coverSize.width - 2 * margin;
const small = 54;

/** Places the lines of a cover on its page of 1600 by 2560. */
export function setCover(texts: CoverTexts, faces: Faces): DrawnLine[] {
  const [title, kind, edition, publisher] = [texts.title, texts.kind, texts.edition, texts.publisher].map(
    plainText,
  );
  const divided = divideLongWords(title ?? '', texts.language);
  const { lines, size } = fitTitle(divided, faces.serif);
  const top = topOfTitle + size;
  return [
    setLine((kind ?? '').toUpperCase(), margin, 270, small, 'sans-serif', faces),
    ...lines.map((line, row) =>
      setLine(line, margin, Math.round(top + row * size * leading), size, 'serif', faces),
    ),
    setLine(edition ?? '', margin, 2400, small, 'sans-serif', faces),
    setLineBefore(publisher ?? '', coverSize.width - margin, 2400, small, faces),
  ].filter(({ text }) => text !== '');
}

/** A line of the sans that ends at `x`. */
function setLineBefore(text: string, x: number, y: number, usual: number, { sans }: Faces): DrawnLine {
  // A long name is set smaller: the edition is before it.
  const size = Math.min(usual, Math.round((usual * longestName) / estimateWidth(text, usual, sans)));
  const width = sans.measure(text, size);
  const outline = width === undefined ? undefined : sans.outline(text, x - width, y, size);
  return { text, outline, x, y, size, face: 'sans-serif', anchor: 'end' };
}

/** The largest size at which the title takes no more than five lines, none wider than the page, all above the mark. */
function fitTitle(title: string, serif: Typesetter): FittedLines {
  return fitLines(title, serif, {
    measure: measureOfTitle,
    largest: 210,
    smallest: smallestTitle,
    step: 10,
    // At the smallest as many as there is room for: a title of 300 letters.
    mostLines: (size) => {
      const room = 1 + Math.floor((bottomOfTitle - topOfTitle - size * (1 + descent)) / (size * leading));
      return size > smallestTitle ? Math.min(5, room) : room;
    },
  });
}

const smallestTitle = 90;
const topOfTitle = 400;
/** Below it is the mark. */
const bottomOfTitle = 1310;
const leading = 1.15;
/** Of the letters that reach below the line, in parts of their size. */
const descent = 0.25;

/** In pixels. */
const longestName = 700;
