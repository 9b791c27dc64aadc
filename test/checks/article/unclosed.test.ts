import { expect, test } from 'vitest';
import { problemsOf, readMarkdown } from '../../harness/markdown.ts';

test.each([
  [':::note\n\nA\n\n## B\n', [':::note']],
  ['- :::tip\n  A\n\nB\n', [':::tip']],
  [':::note\n:::tip\nA\n:::\n:::\n\nB\n', [':::tip', ':::']],
  ['```js\na\n', ['```js']],
  ['~~~\na\n```\n', ['~~~']],
  ['```js\na\n\nTekst\n\n```js\nb\n```\n', ['```js']],
  ['$$\nx\n', ['$$']],
  ['En <b>fet tekst.\n\nMer.\n', ['<b>']],
  ['<details>\n<summary>A</summary>\n\nB\n', ['<details>']],
  ['- <em>a\n- b</em>\n', ['<em>']],
])('%j is an error where it begins', async (text, written) => {
  expect(await problemsOf(text)).toEqual(written.map((one) => `markup-closed: ${one}`));
});

test.each([
  '::::note\n:::tip\nA\n:::\n::::\n',
  '> :::note\n> A\n> :::\n',
  '````md\n```js\na\n```\n````\n',
  '```\n    ```\n```\n',
  '$$\nx\n$$\n\n> $$\n> y\n> $$\n',
  '<p>En<br>to<p>tre',
  '<div>\n\nA *b*\n\n</div>\n',
  '<ul><li>a<li>b</ul>\n',
  '<!-- <b> --> <img src="p.png" alt="a<b>"> <hr>\n',
  'a <b>b *c*</b> d',
])('%j is closed', async (text) => {
  expect((await problemsOf(text)).filter((problem) => problem.startsWith('markup-closed'))).toEqual([]);
});

test('an element that is not closed ends with its block', async () => {
  const { html } = await readMarkdown('En <b>fet <i>tekst\n\n- <u>a\n- b\n\n## H\n');
  expect(html).toContain('<p>En <b>fet <i>tekst</i></b></p>');
  expect(html).toMatch(/<li><u>a<\/u><\/li>\s*<li>b<\/li>/);
  expect(html).toContain('<h2 id="h">H</h2>');
});

test('what stands in a callout that is not closed is read and checked', async () => {
  const { document, diagnostics } = await readMarkdown(':::note\n\nA\n\n## B\n\n[](c.md)\n');
  expect(document.outline.map(({ title }) => title)).toEqual(['B']);
  expect(diagnostics.map(({ code }) => code)).toEqual(['markup-closed', 'link-not-empty']);
});
