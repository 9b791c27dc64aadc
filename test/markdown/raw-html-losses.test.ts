import { expect, test } from 'vitest';
import { htmlOf, problemsOf, readMarkdown } from '../harness/markdown.ts';

test.each([
  ['<p align="center">a</p>', '<p class="align-center">a</p>'],
  ['<div align="RIGHT">a</div>', '<div class="align-right">a</div>'],
  ['<h2 align="center" id="b">a</h2>', '<h2 id="b" class="align-center">a</h2>'],
  ['<center>a</center>', '<div class="align-center">a</div>'],
  [
    '<table><tr><td align="Right">a</td></tr></table>',
    '<table><tbody><tr><td class="align-right">a</td></tr></tbody></table>',
  ],
  [
    '<ol type="a" start="3" reversed><li value="9">a</li></ol>',
    '<ol type="a" start="3" reversed><li value="9">a</li></ol>',
  ],
  ['<a name="her"></a>a', '<p><a id="her"></a>a</p>'],
  ['<strike>a</strike> <tt>b</tt> <u>c</u>', '<p><s>a</s> <code>b</code> <u>c</u></p>'],
  ['<a href="https://a.no" target="_blank" rel="noopener">a</a>', '<p><a href="https://a.no">a</a></p>'],
])('%s keeps what it means', async (text, html) => {
  expect(await htmlOf(text)).toBe(html);
});

test.each([
  [
    '<table border="1" width="50%"><tr><td>a</td></tr></table>',
    'The attributes border, width are not allowed and are left out.',
  ],
  ['<p align="justify">a</p>', 'The attribute align is not allowed and is left out.'],
  ['<div hidden data-x="y">a</div>', 'The attributes hidden, data-x are not allowed and are left out.'],
  ['<img src="a.png" alt="b" align="right">', 'The attribute align is not allowed and is left out.'],
  [
    '<img src="a.png" alt="b" width="5em" loading="lazy">',
    'The attribute width is not allowed and is left out.',
  ],
  ['<ul type="square"><li>a</li></ul>', 'The attribute type is not allowed and is left out.'],
  ['a <font color="red">b</font>', 'The element <font> is not allowed and is left out.'],
])('%s: what is lost is reported', async (text, message) => {
  const { diagnostics } = await readMarkdown(text);
  expect(diagnostics.map((one) => one.message)).toEqual([message]);
});

test.each(['object', 'embed'])('<%s> has a hint that a link takes its place', async (name) => {
  const { diagnostics } = await readMarkdown(`<${name} src="film.mp4"></${name}>`);
  expect(diagnostics.map(({ hint }) => hint)).toContain('Write a link: [what it is](film.mp4).');
});

test.each([
  ['<div markdown="1">\n*a*\n</div>', '<div markdown="1">'],
  ['> <details markdown>\n> <summary>a</summary>\n> *b*\n> </details>', '<details markdown>'],
  ['- <div class="x" markdown="block">a</div>', '<div class="x" markdown="block">'],
])('%s: the attribute of another dialect is reported', async (text, tag) => {
  expect(await problemsOf(text)).toContain(`dialect-known: ${tag}`);
});

test.each(['<section markdown=1>\n\n*a*\n\n</section>', "Et <span markdown='span'>*ord*</span>"])(
  '%s: Markdown that is read needs no word',
  async (text) => {
    expect(await problemsOf(text)).toEqual([]);
  },
);

test('a class of another style sheet needs no word', async () => {
  expect(await problemsOf('<span class="filename">main.rs</span>')).toEqual([]);
});

test('the word markdown elsewhere is none', async () => {
  expect(await problemsOf('Et <span title="about markdown">ord</span> om markdown="1".')).toEqual([]);
});
