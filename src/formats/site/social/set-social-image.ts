import { darkHueOf } from '../../hue.ts';
import { plainText, setLine, type DrawnLine } from '../../drawing/drawn-line.ts';
import type { Faces } from '../../drawing/faces.ts';
import { balanceLines, fitLines } from '../../drawing/fit-lines.ts';
import { divideLongWords } from '../../hyphenation/divide-long-words.ts';
import type { SocialFacts, SocialLine } from './social-facts.ts';

/** In pixels: what networks show uncut. */
export const socialSize = { width: 1200, height: 630 } as const;

/** A small bar in the colour of a series, before the line that describes it. */
interface Bar {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly colour: string;
}

export interface SetSocialImage {
  readonly name: DrawnLine | undefined;
  readonly title: readonly DrawnLine[];
  readonly lines: readonly DrawnLine[];
  readonly bars: readonly Bar[];
}

const margin = 72;
/** The mark is to the right of this. */
const measureOfTitle = 712;
const measureOfLines = socialSize.width - 2 * margin;
const lastBaseLine = 562;
const leading = { title: 1.1, line: 46 };
/** From the room of the title to the first base line. */
const spaceAboveLines = 62;
const indent = 24;
const largestLine = 30;

/** Places everything on a picture of 1200 by 630: the title from above, what describes it from below. */
export function setSocialImage(facts: SocialFacts, faces: Faces): SetSocialImage {
  const lines = facts.lines.flatMap((line) => breakLine(line, faces));
  const top = lastBaseLine - (lines.length - 1) * leading.line;
  const baseLine = (row: number) => top + row * leading.line;
  const hasName = facts.publication !== '';
  const topOfTitle = hasName ? 146 : 96;
  return {
    name: hasName ? setOneLine(facts.publication, margin, 100, measureOfTitle, faces) : undefined,
    title: setTitle(
      divideLongWords(plainText(facts.title), facts.language),
      topOfTitle,
      top - spaceAboveLines - topOfTitle,
      faces,
    ),
    lines: lines.map(({ text, hue }, row) =>
      hue === undefined
        ? setLine(text, margin, baseLine(row), largestLine, 'sans-serif', faces)
        : setOneLine(text, margin + indent, baseLine(row), measureOfLines - indent, faces),
    ),
    bars: lines.flatMap(({ hue }, row) =>
      hue === undefined
        ? []
        : [{ x: margin, y: baseLine(row) - 23, height: 28, colour: darkHueOf(hue).accent }],
    ),
  };
}

/** A line that describes no series may run on: the summary of the publication. */
function breakLine(line: SocialLine, { sans }: Faces): SocialLine[] {
  if (line.hue !== undefined) return [line];
  const { lines } = fitLines(plainText(line.text), sans, {
    measure: measureOfLines,
    largest: largestLine,
    smallest: largestLine,
    step: 1,
    mostLines: () => 3,
  });
  return lines.map((text) => ({ text, hue: undefined }));
}

function setTitle(title: string, top: number, height: number, faces: Faces): DrawnLine[] {
  const fitted = fitLines(title, faces.serif, {
    measure: measureOfTitle,
    largest: 96,
    smallest: 40,
    step: 4,
    mostLines: (size) => Math.min(5, Math.floor(height / (size * leading.title))),
  });
  const { lines, size } = balanceLines(fitted, faces.serif);
  return lines.map((line, row) =>
    setLine(line, margin, Math.round(top + size * (0.9 + row * leading.title)), size, 'serif', faces),
  );
}

/** A long line is set smaller, and cut where that does not help. */
function setOneLine(text: string, x: number, y: number, measure: number, faces: Faces): DrawnLine {
  const room = { measure, largest: largestLine, smallest: 22, step: 2, mostLines: () => 1 };
  const { lines, size } = fitLines(plainText(text), faces.sans, room);
  return setLine(lines[0] ?? '', x, y, size, 'sans-serif', faces);
}
