import { expect, test } from 'vitest';
import { findCitations } from '../../src/markdown/citation-syntax.ts';
import { htmlOf, problemsOf, readMarkdown } from '../harness/markdown.ts';

const a = 'castells2004';
const b = 'berry1983';

/** A text with `@a` and `@b` for the two keys, as readers see it. */
async function shown(text: string, language = 'nb'): Promise<string> {
  const html = await htmlOf(text.replaceAll(/@(\{?)a\b/g, `@$1${a}`).replaceAll(/@b\b/g, `@${b}`), language);
  return html.replaceAll(/<\/?(?:a|span|p)[^>]*>/g, '').replaceAll('&#x26;', '&');
}

test.each([
  ['[@a s. 33]', '(Castells 2004, 33)'],
  ['[@a, pp. 33-35]', '(Castells 2004, 33–35)'],
  ['[@a, S. 33f.; @b]', '(Castells 2004, 33f.; Berry 1983)'],
  ['[@a, xii-xiv]', '(Castells 2004, xii–xiv)'],
  ['[@a, kap. 3]', '(Castells 2004, kap. 3)'],
  ['[@a § 3-5]', '(Castells 2004, § 3-5)'],
  ['[@a, vol. 2, s. 4]', '(Castells 2004, vol. 2, s. 4)'],
  ['[@a, ص. ٣٣]', '(Castells 2004, ٣٣)'],
  ['[@a, {s. 3}]', '(Castells 2004, 3)'],
  ['[@a; s. 33]', '(Castells 2004, 33)'],
  ['[@a, s.v. tillit]', '(Castells 2004, s.v. tillit)'],
  ['[@a s. v. tillit]', '(Castells 2004, s. v. tillit)'],
  ['[@a, s. v]', '(Castells 2004, v)'],
  ['[@a, {s. iv, vi-xi} i utvalg]', '(Castells 2004, iv, vi–xi i utvalg)'],
  ['[@a，第3页]', '(Castells 2004，第3页)'],
  ['[@a, [s. 3]]', '(Castells 2004, [s. 3])'],
  ['[@a, s. 33.]', '(Castells 2004, 33)'],
])('a locator: %s', async (text, set) => {
  expect(await shown(text)).toBe(set);
});

test.each([
  ['zh', '见@a，第3页', '见Castells (2004)，第3页'],
  ['ja', '詳しくは@{a}を参照', '詳しくはCastells (2004)を参照'],
  ['th', 'ดู@a', 'ดูCastells (2004)'],
])('in %s, no space comes before a key: %s', async (language, text, set) => {
  expect(await shown(text, language)).toBe(set);
});

test('a key has vowel signs', () => {
  const keys = findCitations('देखें [@रामायण2004] और @रामायण।').map(({ items }) => items[0]?.key);
  expect(keys).toEqual(['रामायण2004', 'रामायण']);
});

test.each([
  ['[see @a and @b]', '(see Castells 2004 and Berry 1983)'],
  ['[@a & @b, s. 2]', '(Castells 2004 & Berry 1983, 2)'],
  ['[e.g. @a, p. 3, and @b, p. 4]', '(e.g. Castells 2004, 3, and Berry 1983, 4)'],
  ['[se @a, s. 33–35; jf. @b]', '(se Castells 2004, 33–35; jf. Berry 1983)'],
  ['[@a, @b]', '(Castells 2004; Berry 1983)'],
  ['[@a @b]', '(Castells 2004; Berry 1983)'],
  ['[@a；@b]', '(Castells 2004; Berry 1983)'],
  ['[@a、@b；]', '(Castells 2004; Berry 1983)'],
  ['[(jf. @a) og @b]', '((jf. Castells 2004) og Berry 1983)'],
])('several works: %s', async (text, set) => {
  expect(await shown(text)).toBe(set);
});

test.each(['[@a.]', '[@a,]', '[@a;]', '[;@a]', '[@a, ]', '[@{a}]'])('%s is a citation', async (text) => {
  expect(await shown(text)).toBe('(Castells 2004)');
});

test.each([
  ['-@a sier', '(2004) sier'],
  ['-@a [s. 3]', '(2004, 3)'],
  ['@a [s. 3; @b]', 'Castells (2004, 3; Berry 1983)'],
  ['@a[33]', 'Castells (2004, 33)'],
  ['@a [@b]', 'Castells (2004) (Berry 1983)'],
  ['– --@a', '– –Castells (2004)'],
])('in the sentence: %s', async (text, set) => {
  expect(await shown(text)).toBe(set);
});

test.each([
  ['[se *særlig* @a, *passim*]', '(se særlig Castells 2004, passim)'],
  ['[@a, "sitat"]', '(Castells 2004, «sitat»)'],
  ["[@a's]", '(Castells 2004’s)'],
  ['[@a i oversettelse]', '(Castells 2004 i oversettelse)'],
])('words around a key: %s', async (text, set) => {
  expect(await shown(text)).toBe(set);
});

test.each([
  ['\\[@a\\]', '[Castells (2004)]'],
  ['&#64;tredje', '@tredje'],
  ['ola[@]firma.no', 'ola[@]firma.no'],
])('escaped: %s', async (text, set) => {
  expect(await shown(text)).toBe(set);
});

test.each([
  ['Nettverk [@castells2004, s. 3', 'citation-form: @castells2004'],
  ['[@castells2004, s. $3$] her', 'citation-form: [@castells2004, s. $3$]'],
])('%s is reported', async (text, problem) => {
  expect(await problemsOf(text)).toEqual([problem]);
});

test('a citation with emphasis in it has its place in the source', async () => {
  const text = 'Før: [se *særlig* @castells2004].';
  const { document } = await readMarkdown(text);
  const { start } = document.citations[0]?.place ?? {};
  expect(text.slice(start?.offset)).toBe('[se *særlig* @castells2004].');
});

test.each(['@a ', '[@a ', '[', '[@a]', '[x@a [', '[@a;', '-@a-'])('%s alone takes linear time', (piece) => {
  const start = process.cpuUsage().user;
  findCitations(piece.repeat(60_000 / piece.length));
  expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
});
