import { expect, test } from 'vitest';
import { htmlOf } from '../harness/markdown.ts';
import { typographic } from '../../src/markdown/typographic.ts';

test.each([
  ['nb', "på '90-tallet, i '68 og 'ja'", 'på ’90-tallet, i ’68 og ‘ja’'],
  ['en', "the '90s, 'tis true, rock 'n' roll", 'the ’90s, ’tis true, rock ’n’ roll'],
  ['en', "'12 monkeys'", '‘12 monkeys’'],
  ['nl', "'s avonds in 't huis", '’s avonds in ’t huis'],
])('an apostrophe that begins a word in %s: %s', (language, text, set) => {
  expect(typographic(text, language)).toBe(set);
});

test.each([
  ['en', '"Well --" he said. "No--"', '“Well –” he said. “No–”'],
  ['nb', 'post-"moderne" og --"slik"', 'post-«moderne» og –«slik»'],
  ['da', '"Nej -" sagde han', '»Nej -« sagde han'],
])('a mark behind a dash in %s: %s', (language, text, set) => {
  expect(typographic(text, language)).toBe(set);
});

test('Hebrew acronyms have their own signs, and prefixes join what is quoted', () => {
  expect(typographic('צה"ל אמר "שלום" ב"הארץ" צ\'רצ\'יל', 'he')).toBe('צה״ל אמר ”שלום” ב”הארץ” צ׳רצ׳יל');
});

test.each(['fa', 'ar'])('%s quotes with guillemets', (language) => {
  expect(typographic('"سلام"', language)).toBe('«سلام»');
});

test.each([
  ['"se [@castells2004]"', /^<p>“se .*<\/span>”<\/p>$/],
  ['"en ![a](x.png)"', /^<p>“en <img[^>]*>”<\/p>$/],
  ['"sum $x$"', /^<p>“sum <math.*<\/math>”<\/p>$/],
  ['"*a*"-"b"', /^<p>“<em>a<\/em>”-“b”<\/p>$/],
  ['"a `b`", ("`"c"`")', /^<p>“a <code>b<\/code>”, \(“<code>"c"<\/code>”\)<\/p>$/],
  ['"fot[^1]"\n\n[^1]: x', /^<p>“fot<sup.*<\/sup>”<\/p>/],
  ["@castells2004's book", /<\/span>’s book<\/p>$/],
])('a mark closes behind an element: %s', async (text, html) => {
  expect((await htmlOf(text, 'en')).replaceAll('\n', '')).toMatch(html);
});

test.each(['"', "'", '.', '-', "'11 ", '"-', '--', 'ה"'])('a text of %s alone takes linear time', (piece) => {
  const start = process.cpuUsage().user;
  typographic(piece.repeat(60_000 / piece.length), 'he');
  expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
});
