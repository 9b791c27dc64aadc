import { expect, test } from 'vitest';
import { readPopularity } from '../../src/load/popularity.ts';
import { sourcePath } from '../../src/model/paths.ts';
import { sourceText } from '../../src/model/source-text.ts';
import { littlePublication } from '../harness/publication.ts';

function read(text: string): { counts: object; problems: string[] } {
  const { value, diagnostics } = readPopularity(sourceText(sourcePath('series/popularity.csv'), text));
  return {
    counts: Object.fromEntries(value),
    problems: diagnostics.map(
      ({ code, place: { start, end }, message, hint }) =>
        `${code} ${start.line}:${start.column}-${end?.column ?? 0} ${message}${hint === undefined ? ' No hint.' : ''}`,
    ),
  };
}

test('counts by article', () => {
  expect(read('article,reads\ntillit,12\n\nlobbying,0')).toEqual({
    counts: { tillit: 12, lobbying: 0 },
    problems: [],
  });
});

test.each([
  ['', '1:1-1 The first line is not'],
  ['tillit,12\n', '1:1-10 The first line is not'],
  ['article;reads\ntillit;12\n', '1:1-14 The first line is not'],
  ['article,reads\ntillit', '2:1-7 The line is not an article and a count.'],
  ['article,reads\ntillit,\n', '2:1-8 The line is not an article and a count.'],
  ['article,reads\n,12\n', '2:1-4 The line is not an article and a count.'],
  ['article,reads\ntillit,12,3\n', '2:1-12 The line is not an article and a count.'],
  ['article,reads\n\ntillit,-1\n', '3:8-10 The count is not a whole number.'],
  ['article,reads\ntillit,1.5\n', '2:8-11 The count is not a whole number.'],
  ['article,reads\ntillit,1e3\n', '2:8-11 The count is not a whole number.'],
  ['article,reads\ntillit,99999999999999999999\n', '2:8-28 The count is not a whole number.'],
  ['article,reads\nlobbying,1\nlobbying,2\n', '3:1-9 The article "lobbying" is listed twice.'],
])('%j', (text, problem) => {
  const { problems } = read(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`popularity-valid ${problem}`);
  expect(problems[0]).not.toContain('No hint.');
});

test('a line that cannot be read takes no other with it', () => {
  expect(read('article,reads\na,1\nb,x\nc,3\n').counts).toEqual({ a: 1, c: 3 });
});

test('the model knows how often published articles were read, and nothing of others', async () => {
  const counted = littlePublication()
    .withArticle('kladd', 'Kommer.\n', { status: 'draft' })
    .withFile(
      'series/popularity.csv',
      '\uFEFFarticle,reads\r\ntillit,12\r\nkladd,2\r\nfor-lenge-siden,70\r\n',
    );
  const { publication } = await counted.prepare();
  expect([...publication.popularity]).toEqual([['tillit', 12]]);
});

test('a publication need not be counted', async () => {
  const { publication } = await littlePublication().prepare();
  expect(publication.popularity.size).toBe(0);
});

test('a file of 200,000 wrong lines ends in as many problems', { timeout: 60_000 }, async () => {
  const { codes } = await littlePublication()
    .withFile('series/popularity.csv', `article,reads\n${'x\n'.repeat(200_000)}`)
    .problems();
  expect(codes).toHaveLength(200_000);
});
