import { type PageFormat, pointsPerMillimetre } from '../page-formats.ts';
import type { Press } from '../style-pages.ts';
import type { PageContent } from './pages.ts';
import { editDictionary, readDictionary, type PdfFile } from './pdf-file.ts';
import { formatLength, type PdfValue } from './pdf-value.ts';

/** Between the bleed and a mark, and the length of a mark, in points. */
const gap = 3;
const markLength = 14;

/** Left, bottom, right and top, in points. */
type Box = readonly [number, number, number, number];

/**
 * Prepares pages for the press: says where each is trimmed and how far its colour runs (ISO 32000, 14.11.2), cuts off what
 * lies beyond, marks the corners, and prints black with black ink alone.
 */
export function preparePress(
  file: PdfFile,
  contents: readonly PageContent[],
  { width, height }: PageFormat,
  { bleed, edge }: Press,
): PageContent[] {
  return contents.map(({ page, content }) => {
    const media = readDictionary(file, page).get('/MediaBox');
    const top = Array.isArray(media) ? Number(media[3]) : 0;
    const left = edge * pointsPerMillimetre;
    const trim: Box = [
      left,
      top - left - height * pointsPerMillimetre,
      left + width * pointsPerMillimetre,
      top - left,
    ];
    const run = bleed * pointsPerMillimetre;
    const bled: Box = [trim[0] - run, trim[1] - run, trim[2] + run, trim[3] + run];
    editDictionary(file, page, { '/TrimBox': trim.map(formatLength), '/BleedBox': bled.map(formatLength) });
    const clip = [bled[0], bled[1], bled[2] - bled[0], bled[3] - bled[1]].map(formatLength).join(' ');
    return { page, content: `q\n${clip} re\nW n\n${inBlackInk(content)}\nQ\n${drawMarks(trim, run)}` };
  });
}

/** Two lines at each corner, in all inks, outside the bleed. */
function drawMarks([left, bottom, right, top]: Box, run: number): string {
  const from = run + gap;
  const to = from + markLength;
  const lines = [
    ...[bottom, top].flatMap((y) => [
      [left - to, y, left - from, y],
      [right + from, y, right + to, y],
    ]),
    ...[left, right].flatMap((x) => [
      [x, bottom - to, x, bottom - from],
      [x, top + from, x, top + to],
    ]),
  ].map((line) => {
    const [x1, y1, x2, y2] = line.map(formatLength);
    return `${x1} ${y1} m\n${x2} ${y2} l\nS`;
  });
  return ['/Artifact BMC', 'q', '0.25 w', '1 1 1 1 K', ...lines, 'Q', 'EMC', ''].join('\n');
}

/** A grey of three equal parts of light is one of black ink. */
function inBlackInk(content: string): string {
  return content
    .replaceAll(/^([\d.]+) \1 \1 RG (?=\S+ \S+ \S+ rg$)/gm, '$1 G ')
    .replaceAll(/(?<=^| G | RG )([\d.]+) \1 \1 rg$/gm, '$1 g');
}

/** The browser rounds a page up, and leaves a white edge below and beside the cover. Takes what is too much away. */
export function trimPages(
  file: PdfFile,
  contents: readonly PageContent[],
  { width, height }: PageFormat,
): void {
  for (const { page } of contents) {
    const box = readDictionary(file, page).get('/MediaBox');
    if (!Array.isArray(box)) continue;
    const [, , right, top] = box.map(numberOf);
    if (right === undefined || top === undefined) continue;
    const bottom = Math.max(0, top - height * pointsPerMillimetre);
    const trimmed = [0, bottom, Math.min(right, width * pointsPerMillimetre), top];
    editDictionary(file, page, { '/MediaBox': trimmed.map(formatLength) });
  }
}

function numberOf(value: PdfValue): number {
  return typeof value === 'string' ? Number(value) : NaN;
}
