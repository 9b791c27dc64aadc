import type { Series } from '../../model/publication.ts';
import { drawSeriesMark } from '../series-mark.ts';

export interface CoverTexts {
  readonly kind: string;
  readonly edition: string;
  readonly publisher: string;
}

const width = 1600;
const height = 2560;
const margin = 150;
/** A letter of a serif face at its widest average, in parts of the type size. */
const letterWidth = 0.52;

/** The hues of the series, as on the site and the printed cover: the ground, and the mark on it. */
const hues = [
  ['#103d32', '#7cc7af'],
  ['#4a2140', '#dba2c9'],
  ['#4c3107', '#dcb46d'],
  ['#183459', '#98bdec'],
  ['#5a2318', '#eda08e'],
  ['#313913', '#b6c578'],
] as const;

/** The cover of a series that has none of its own: an SVG of 1600 by 2560, drawn from the title alone. */
export function drawCover(series: Series, index: number, { kind, edition, publisher }: CoverTexts): string {
  const [ground, accent] = hues[index % hues.length] ?? hues[0];
  const { lines, size } = fitTitle(series.title);
  const top = 400 + size;
  const title = lines.map((line, row) => text(line, margin, top + row * size * 1.15, size, 'serif')).join('');
  const mark = drawSeriesMark(series.planned, series.memberships.length)
    .replace('class="mark" ', '')
    .replace('aria-hidden="true" ', '')
    .replace('<svg', '<svg x="450" y="1330" width="900" height="900"')
    // A reading system may draw the picture without knowing a current colour.
    .replaceAll('currentColor', accent);
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title>${escapeXml(series.title)}</title>
<rect width="${width}" height="${height}" fill="${ground}"/>
<rect x="${margin}" y="330" width="160" height="10" fill="${accent}"/>
${text(kind.toUpperCase(), margin, 270, 54, 'sans-serif')}${title}
${mark}
${text(edition, margin, 2400, 54, 'sans-serif')}${text(publisher, width - margin, 2400, 54, 'sans-serif', 'end')}
</svg>
`;
}

function text(line: string, x: number, y: number, size: number, family: string, anchor = 'start'): string {
  const face = family === 'serif' ? 'Georgia, serif' : 'Helvetica, Arial, sans-serif';
  return `<text x="${x}" y="${Math.round(y)}" font-family="${face}" font-size="${size}" text-anchor="${anchor}" fill="#f7f4ef">${escapeXml(line)}</text>\n`;
}

/** The largest size at which the title takes no more than five lines, none wider than the page. */
function fitTitle(title: string): { lines: string[]; size: number } {
  for (let size = 210; size > 90; size -= 10) {
    const lines = breakLines(title, (width - 2 * margin) / (size * letterWidth));
    if (lines.length <= 5 && lines.every((line) => line.length * size * letterWidth <= width - 2 * margin))
      return { lines, size };
  }
  return { lines: breakLines(title, (width - 2 * margin) / (90 * letterWidth)), size: 90 };
}

function breakLines(title: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function escapeXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
