import { beforeAll, expect, test } from 'vitest';
import { drawCover } from '../../../src/formats/epub/cover.ts';
import type { FormatInput } from '../../../src/formats/format.ts';
import { makeInput } from './make-book.ts';

let input: FormatInput;

beforeAll(async () => {
  input = await makeInput();
});

/** The lines of the title, with the size of their type. */
function titleLines(title: string): { line: string; size: number; y: number }[] {
  const [first] = input.publication.series;
  if (first === undefined) throw new Error('The publication has no series.');
  const series = { ...first, title };
  const svg = drawCover(series, 0, { kind: 'Serie', edition: '1. utgave', publisher: 'Hagebladet' });
  return [
    ...svg.matchAll(/<text x="\d+" y="(\d+)" font-family="Georgia, serif" font-size="(\d+)"[^>]*>([^<]*)</g),
  ].map(([, y, size, line = '']) => ({ line, size: Number(size), y: Number(y) }));
}

test('a short title stands in one large line', () => {
  expect(titleLines('Jord')).toMatchObject([{ line: 'Jord', size: 210 }]);
});

test.each([
  'Konseptualiseringer innen kundelojalitet og relasjonsmarkedsføring i nettverkssamfunnet',
  'Nettverksbyggende markedsføring',
  'Relasjonskvalitet, relasjonsverdi og relasjonstyrke',
])('"%s" keeps its words, and its lines stay on the page and off the mark', (title) => {
  const lines = titleLines(title);
  expect(lines.map(({ line }) => line).join(' ')).toBe(title);
  expect(lines.length).toBeLessThanOrEqual(5);
  // 0.5 is the mean width of a letter of Georgia in parts of its size; 1300 is the page without its margins.
  for (const { line, size } of lines) expect(line.length * size * 0.5).toBeLessThanOrEqual(1300);
  for (const { y } of lines) expect(y).toBeLessThan(1330);
});

test('signs of markup in a title are escaped', () => {
  expect(titleLines('A & <B>').map(({ line }) => line)).toEqual(['A &amp; &lt;B&gt;']);
});
