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
])('a mark after a dash in %s: %s', (language, text, set) => {
  expect(typographic(text, language)).toBe(set);
});

test.each([
  ['ja', '彼は"引用"と\'言\'った。「"引用"」', '彼は“引用”と‘言’った。「“引用”」'],
  ['zh', '他说："你好"，版本3.0"测试"。', '他说：“你好”，版本3.0“测试”。'],
  ['zh', '——"你好——"她说（"再见"）', '——“你好——”她说（“再见”）'],
  ['ko', '그는"안녕"이라고', '그는“안녕”이라고'],
  ['en', 'a …"so"…, "Ja…"then', 'a …“so”…, “Ja…”then'],
])('a mark opens where none is open, without a space before it, in %s: %s', (language, text, set) => {
  expect(typographic(text, language)).toBe(set);
});

test.each([
  ['fr', `l'"ami" et d'"accord"`, 'l’«\u202Fami\u202F» et d’«\u202Faccord\u202F»'],
  ['it', `dell'"arte" e 'x'`, 'dell’«arte» e “x”'],
  [
    'de',
    `wie geht's, Hans' Buch, "'nein'", '68er, 'ne, 'n'`,
    'wie geht’s, Hans’ Buch, „‚nein‘“, ’68er, ’ne, ‚n‘',
  ],
  ['da', `Lars' bog, it's, 'ja'`, 'Lars’ bog, it’s, ›ja‹'],
  ['es', `O'Higgins dice "a 'b'"`, 'O’Higgins dice «a “b”»'],
  ['ru', `"да 'нет'"`, '«да „нет“»'],
  ['pl', `"tak 'nie'"`, '„tak ‚nie’”'],
])('an apostrophe is no mark that closes, in %s: %s', (language, text, set) => {
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
])('a mark closes after an element: %s', async (text, html) => {
  expect((await htmlOf(text, 'en')).replaceAll('\n', '')).toMatch(html);
});

test.each([
  ['ja', '彼は"*引用*"です', /^<p>彼は“<em>引用<\/em>”です<\/p>$/],
  ['de', "'*ja*' und '`x`'", /^<p>‚<em>ja<\/em>‘ und ‚<code>x<\/code>‘<\/p>$/],
  ['fr', 'l\'"*ami*"', /^<p>l’«\u202F<em>ami<\/em>\u202F»<\/p>$/],
])('what is open is known after an element, in %s: %s', async (language, text, html) => {
  expect((await htmlOf(text, language)).replaceAll('\n', '')).toMatch(html);
});

test.each(Object.getOwnPropertyNames(Object.prototype))(
  'the quoted word %s is a word like others',
  (name) => {
    expect(typographic(`"${name}"`, 'en')).toBe(`“${name}”`);
    expect(typographic(`"a"`, name)).toBe('“a”');
  },
);

test.each(['"', "'", '.', '-', "'11 ", '"-', '--', 'ה"'])('a text of %s alone takes linear time', (piece) => {
  const start = process.cpuUsage().user;
  typographic(piece.repeat(60_000 / piece.length), 'he');
  expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
});
