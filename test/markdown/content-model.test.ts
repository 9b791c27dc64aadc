import { expect, test } from 'vitest';
import { htmlOf, readMarkdown } from '../harness/markdown.ts';

const flat = (html: string): string => html.replaceAll(/\n\s*/g, '');

test.each([
  ['<ul><p>a</p><li>b</li></ul>', '<ul><li><p>a</p></li><li>b</li></ul>'],
  ['<ul><li>a</li><ul><li>b</li></ul></ul>', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
  ['<div><li>a</li><li>b</li></div>', '<div><ul><li>a</li><li>b</li></ul></div>'],
  ['<dl><p>x</p><dt>T</dt></dl>', '<p>x</p><dl><dt>T</dt><dd></dd></dl>'],
  ['<div><dt>T</dt><dd>D</dd></div>', '<div><dl><dt>T</dt><dd>D</dd></dl></div>'],
  ['<dl><dt><h2 id="x">T</h2></dt><dd>D</dd></dl>', '<dl><dt>T</dt><dd>D</dd></dl>'],
  [
    '<table><tr><td>a</td></tr><caption>C</caption></table>',
    '<table><caption>C</caption><tbody><tr><td>a</td></tr></tbody></table>',
  ],
  [
    '<table><caption>A</caption><caption>B</caption><tr><td>a</td></tr></table>',
    '<div>B</div><table><caption>A</caption><tbody><tr><td>a</td></tr></tbody></table>',
  ],
  ['<details><p>a</p><summary>S</summary>b</details>', '<details><summary>S</summary><p>a</p>b</details>'],
  ['<details>a</details>', '<div>a</div>'],
  ['<h2 id="x"><p>a</p></h2>', '<h2 id="x"> a </h2>'],
  ['<div><span><div>a</div></span></div>', '<div><div><div>a</div></div></div>'],
  ['<div><b>a <p>c</p></b></div>', '<div><b>a </b><p><b>c</b></p></div>'],
  [
    '<figure><figcaption>A</figcaption>x<figcaption>B</figcaption></figure>',
    '<figure><figcaption>A</figcaption>x<div>B</div></figure>',
  ],
  ['<div><figcaption>a</figcaption></div>', '<div>a</div>'],
  ['<ruby><rt>a</rt></ruby>', '<p>a</p>'],
  ['<ol start="x"><li>a</li></ol>', '<ol><li>a</li></ol>'],
  ['<time datetime="nonsense">a</time>', '<p><span>a</span></p>'],
  ['<time lang="en">in <b>May</b></time>', '<p><span lang="en">in <b>May</b></span></p>'],
  ['<bdo>a</bdo> <bdo dir="auto">b</bdo>', '<p><span>a</span> <span dir="auto">b</span></p>'],
  ['a <ruby></ruby><ruby>漢</ruby>', '<p>a 漢</p>'],
  ['<span lang="not a lang!" dir="sideways">a</span>', '<p><span>a</span></p>'],
  ['<a href="mailto:">a</a>', '<p><a>a</a></p>'],
])('%s becomes valid, with a warning', async (text, html) => {
  const { html: found, diagnostics } = await readMarkdown(text);
  expect(flat(found)).toBe(html);
  expect(diagnostics.map(({ code }) => code)).toContain('html-valid');
});

test.each([
  '<ul><li>a</li></ul>',
  '<dl><dt>T</dt><dt>U</dt><dd>D</dd></dl>',
  '<details><summary>S</summary><p>a</p></details>',
  '<figure><figcaption>A</figcaption>x</figure>',
  '<p><ruby>漢<rt>kan</rt></ruby></p>',
  '<p><time datetime="2026-03-11">a</time></p>',
  '<p><time>2026-03-11</time> <bdo dir="rtl">b</bdo></p>',
  '<ol start="3"><li>a</li></ol>',
])('%s is valid and stays as it is', async (text) => {
  expect(flat(await htmlOf(text))).toBe(text);
});

test('an address outside ASCII is one that every reader takes', async () => {
  expect(await htmlOf('<https://ja.wikipedia.org/wiki/数学>')).toContain(
    'href="https://ja.wikipedia.org/wiki/%E6%95%B0%E5%AD%A6"',
  );
});
