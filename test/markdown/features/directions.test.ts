import { expect, test } from 'vitest';
import { htmlOf } from '../../harness/markdown.ts';

test.each([
  ['fa', 'متن با `let x = 1;`', '<p>متن با <code dir="ltr">let x = 1;</code></p>'],
  ['he', '`code`', '<p><code dir="ltr">code</code></p>'],
  [
    'ar',
    '<https://example.org/a>',
    '<p><a href="https://example.org/a" dir="ltr">https://example.org/a</a></p>',
  ],
  ['ar', '[نص](https://example.org/)', '<p><a href="https://example.org/">نص</a></p>'],
  ['fa', ':span[Hei]{lang=nb}', '<p><span lang="nb" dir="ltr">Hei</span></p>'],
  ['nb', ':span[שלום]{lang=he}', '<p><span lang="he" dir="rtl">שלום</span></p>'],
  ['nb', ':span[שלום `x`]{lang=he}', '<p><span lang="he" dir="rtl">שלום <code dir="ltr">x</code></span></p>'],
  ['nb', 'هذا نص عربي، كامل.', '<p dir="rtl">هذا نص عربي، كامل.</p>'],
  ['nb', '*שלום* לכל העולם `x`!', '<p dir="rtl"><em>שלום</em> לכל העולם <code dir="ltr">x</code>!</p>'],
  ['nb', 'שלום לכל verden.', '<p>שלום לכל verden.</p>'],
  ['fa', 'This is it.', '<p dir="ltr">This is it.</p>'],
  ['fa', 'Node.js!', '<p>Node.js!</p>'],
  ['fa', '`npm install x`', '<p><code dir="ltr">npm install x</code></p>'],
  ['nb', '`שלום`, 3', '<p><code dir="ltr">שלום</code>, 3</p>'],
  ['nb', ':span[ja]{lang=en} og `kode`', '<p><span lang="en">ja</span> og <code>kode</code></p>'],
])('in %s: %s', async (language, text, html) => {
  expect(await htmlOf(text, language)).toBe(html);
});

test('a block of code runs from the left, and so does each text from the right in it', async () => {
  const html = await htmlOf('```js\nlet m = "سلام"; // توضیح\n```', 'fa');
  expect(html).toMatch(/^<pre[^>]* dir="ltr"/);
  expect(html).toMatch(/<span class="[^"]*" dir="ltr">[^<]*سلام/);
  expect(html).toMatch(/<span class="[^"]*" dir="ltr">[^<]*توضیح/);
});

test('a formula runs from the left, and a sentence in it its own way', async () => {
  const formula = '$\\text{نص حكيم له.} = x$';
  expect(await htmlOf(formula, 'ar')).toMatch(/<math [^>]*dir="ltr".*<mtext dir="rtl">/s);
  const inEnglish = await htmlOf(formula, 'en');
  expect(inEnglish).toMatch(/<mtext dir="rtl">/);
  expect(inEnglish).not.toMatch(/<math [^>]*dir=/);
  expect(await htmlOf('$\\text{if all is well.} = x$', 'en')).not.toContain('dir=');
});

test('the works of a cluster run their own way, in the order of the text', async () => {
  const html = await htmlOf('[@castells2004, 12; @berry1983]', 'fa');
  expect(html.match(/<a [^>]*dir="auto"/g)).toHaveLength(2);
  expect(await htmlOf('[@castells2004, 12]', 'en')).not.toContain('dir=');
});
