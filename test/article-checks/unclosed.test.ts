import { expect, test } from 'vitest';
import { problemsOf, readMarkdown } from '../harness/markdown.ts';

test.each([
  [':::note\n\nA\n\n## B\n', [':::note']],
  ['- :::tip\n  A\n\nB\n', [':::tip']],
  [':::note\n:::tip\nA\n:::\n:::\n\nB\n', [':::tip', ':::']],
  ['```js\na\n', ['```js']],
  ['~~~\na\n```\n', ['~~~']],
  ['```js\na\n\nTekst\n\n```js\nb\n```\n', ['```js']],
  ['$$\nx\n', ['$$']],
  ['$$\na = b\n\n## Kapittel\n\nPrisen er $5.\n\n$$\nx\n$$\n\nB\n', ['$$']],
  ['$$\na\n\nHer kommer noen ord til.\n\n$$\nb\n$$\n\nC\n', ['$$']],
  ['$$\na\n\n这里有一些文字\n\n$$\nb\n$$\n', ['$$']],
  ['> $$\n> a\n>\n> ### Kapittel\n>\n> $$\n> b\n> $$\n', ['$$']],
  ['En <b>fet tekst.\n\nMer.\n', ['<b>']],
  ['<details>\n<summary>A</summary>\n\nB\n', ['<details>']],
  ['- <em>a\n- b</em>\n', ['<em>']],
  ['<iframe src="https://a.no">\n\nB\n', ['<iframe src="https://a.no">']],
  ['A\n\n<!-- B\n\nC\n', ['<!--']],
  ['- <!-- A\n- B\n', ['<!--']],
  ['A <!-- B\n\nC\n', ['<!--']],
  ['<!-- A --> <!-- B\n', ['<!--']],
  ['<?php A\n\nB\n', ['<?']],
  ['<![CDATA[A\n\nB\n', ['<![CDATA[']],
])('%j is an error where it begins', async (text, written) => {
  expect(await problemsOf(text)).toEqual(written.map((one) => `markup-closed: ${one}`));
});

test.each([
  '::::note\n:::tip\nA\n:::\n::::\n',
  ':::{mermaid}\ngraph TD\n:::\n\nA\n\n:::{iframe} https://a.no\n:::\n',
  '> :::note\n> A\n> :::\n',
  '````md\n```js\na\n```\n````\n',
  '```\n    ```\n```\n',
  '$$\nx\n$$\n\n> $$\n> y\n> $$\n',
  '$$\na\n\n+ b\n$$\n\n$$\n\\text{mange ord i en formel}\n\n= b\n$$\n',
  '- $$\n  x\n  $$ {#eq-en}\n\n  B\n',
  '1. $$\n   x\n   $$ (eq-en)\n2. B\n',
  '> - $$\n>   x\n>   $$ (eq-en)\n>\n> B\n',
  '<p>En<br>to<p>tre',
  '<div>\n\nA *b*\n\n</div>\n',
  '<ul><li>a<li>b</ul>\n',
  '<!-- <b> --> <img src="p.png" alt="a<b>"> <hr>\n',
  'a <b>b *c*</b> d',
  '<!-->\n\nA\n\n<!-- B -- C -->\n\nD \\<!-- E `<!--`\n',
  '<img src="p.png" alt="<!--">\n',
])('%j is closed', async (text) => {
  expect((await problemsOf(text)).filter((problem) => problem.startsWith('markup-closed'))).toEqual([]);
});

test('an element that is not allowed is one problem, whether it is closed or not', async () => {
  for (const tag of ['<navn>', '<Navn x="1">', '<blink>'])
    expect(await problemsOf(`Skriv ${tag} her.\n\nMer.\n`)).toEqual([
      expect.stringMatching(/^html-allowed: /),
    ]);
  expect(await problemsOf('Et <b onclick="x">ord.\n')).toHaveLength(2);
});

test('an element that is not closed ends with its block', async () => {
  const { html } = await readMarkdown('En <b>fet <i>tekst\n\n- <u>a\n- b\n\n## H\n');
  expect(html).toContain('<p>En <b>fet <i>tekst</i></b></p>');
  expect(html).toMatch(/<li><u>a<\/u><\/li>\s*<li>b<\/li>/);
  expect(html).toContain('<h2 id="h">H</h2>');
});

test.each('iframe math noembed noframes noscript object plaintext select svg template title xmp'.split(' '))(
  'an open <%s> takes nothing of the article along',
  async (name) => {
    for (const written of [`<${name}>`, `<div><${name} id="a"></div>`, `En <${name}> her.`]) {
      const { html, diagnostics } = await readMarkdown(
        `A\n\n${written}\n\nB **c**.[^1]\n\n- D\n\n[^1]: E.\n`,
      );
      expect(diagnostics.map(({ code }) => code)).toContain('markup-closed');
      expect(html).toMatch(/<p>B <strong>c<\/strong>\.<sup/);
      expect(html).toContain('<li>D</li>');
      expect(html).toContain('<p>E. <a');
      expect(html).not.toContain(`<${name}`);
    }
  },
);

test('"/>" does not end a script, to which Markdown gives all that follows', async () => {
  expect(await problemsOf('<script src="a.js"/>\n\nB\n')).toContain('markup-closed: <script src="a.js"/>');
  expect((await readMarkdown('<pre/>\n\nB *c*\n')).html).toContain('<p>B <em>c</em></p>');
});

test('what is in a callout that is not closed is read and checked', async () => {
  const { document, diagnostics } = await readMarkdown(':::note\n\nA\n\n## B\n\n[](c.pdf)\n');
  expect(document.outline.map(({ title }) => title)).toEqual(['B']);
  expect(diagnostics.map(({ code }) => code)).toEqual(['markup-closed', 'link-not-empty']);
});
