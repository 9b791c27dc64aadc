import { expect, test } from 'vitest';
import { htmlOf } from '../../harness/markdown.ts';
import { typographic } from '../../../src/markdown/typographic.ts';

test.each([
  ['nb', '"Hun sa \'ja\'"', '«Hun sa ‘ja’»'],
  ['nn-NO', '"Ho sa ja"', '«Ho sa ja»'],
  ['en-GB', '"She said \'yes\'"', '“She said ‘yes’”'],
  ['de', '"Sie sagte \'ja\'"', '„Sie sagte ‚ja‘“'],
  ['da', '"Hun sagde \'ja\'"', '»Hun sagde ›ja‹«'],
  ['sv', '"Hon sa ja"', '”Hon sa ja”'],
  ['fr', '"oui"', '«\u202Foui\u202F»'],
  ['xx', '"?"', '“?”'],
])('%s: %s', (language, text, set) => {
  expect(typographic(text, language)).toBe(set);
});

test.each([
  ["Anders' del og it's fine", 'Anders’ del og it’s fine'],
  ['1998--2004 --- og så ...', '1998–2004 — og så …'],
  ['("så")', '(«så»)'],
  ['forskning/"praksis"', 'forskning/«praksis»'],
  ['e-post, A-laget', 'e-post, A-laget'],
])('%s', (text, set) => {
  expect(typographic(text, 'nb')).toBe(set);
});

test.each([
  ['"*Tillit*" er "**viktig**"', '<p>«<em>Tillit</em>» er «<strong>viktig</strong>»</p>'],
  ['*"Tillit"*', '<p><em>«Tillit»</em></p>'],
  ['"`kode`"', '<p>«<code>kode</code>»</p>'],
  ['"Se [tillit](tillit.md)"', '<p>«Se <a href="../tillit/">tillit</a>»</p>'],
  ['Hun sa :span["yes"]{lang=en}.', '<p>Hun sa <span lang="en">“yes”</span>.</p>'],
  ['Første\n\n"Andre"', '<p>Første</p>\n<p>«Andre»</p>'],
])('over elements: %s', async (text, html) => {
  expect(await htmlOf(text)).toBe(html);
});

test('a phrase in another language does not turn the marks around it', async () => {
  expect(await htmlOf('"He said :span["nei"]{lang=nb}"', 'en')).toBe(
    '<p>“He said <span lang="nb">«nei»</span>”</p>',
  );
});

test.each(['https://a.no/b--c?d="e"', "https://a.no/it's...", 'www.a--b.no', 'a--b@c.no'])(
  'an address that is shown stays as it is: %s',
  async (address) => {
    const html = await htmlOf(`Se "${address.startsWith('http') ? `<${address}>` : address}".`);
    expect(html.replaceAll(/<[^>]+>/g, '')).toBe(`Se «${address}».`);
  },
);
