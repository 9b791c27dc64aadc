import { expect, test } from 'vitest';
import { htmlOf, readMarkdown } from '../harness/markdown.ts';

test.each([
  ['<script>alert(1)</script>', ''],
  ['<style>p { color: red }</style>', ''],
  ['<iframe src="https://x.example/"></iframe>', ''],
  ['<svg onload="alert(1)"><script>alert(1)</script></svg>', ''],
  ['<div onclick="alert(1)">a</div>', '<div>a</div>'],
  ['<div style="color: red">a</div>', '<div>a</div>'],
  ['<object data="x.swf">a</object>', ''],
  ['<form action="https://x.example/">a</form>', 'a'],
])('%s is left out, with a warning', async (text, html) => {
  const { html: found, diagnostics } = await readMarkdown(text);
  expect(found.replace('<p></p>', '').trim()).toBe(html);
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['html-allowed']));
});

test.each(['constructor', 'center-text', 'tt2'])('the element <%s> is reported by its name', async (name) => {
  const { diagnostics } = await readMarkdown(`a <${name}>b</${name}>`);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    `The element <${name}> is not allowed and is left out.`,
  ]);
});

test.each([
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](vbscript:x)',
  '[a](data:text/html,x)',
  '<a href="java&#10;script:alert(1)">a</a>',
  '<a href=" &#1;javascript:alert(1)">a</a>',
  '<javascript:alert(1)>',
])('%s loses its address', async (text) => {
  const { html, diagnostics } = await readMarkdown(text);
  expect(html).not.toMatch(/href="[^"]*script:/i);
  expect(html).not.toContain('href="data:');
  expect(diagnostics).not.toEqual([]);
});

test('an id that is there already is left out, with a warning', async () => {
  const { document, diagnostics } = await readMarkdown('<a id="her"></a>Her og <a id="her"></a>der.');
  expect(document.ids).toEqual(['her']);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'The id "her" is already used, and is removed.',
  ]);
});

test('an article may hold the placeholders of no feature', async () => {
  const { html } = await readMarkdown(
    '<a data-article="series/hemmelig.md">a</a> <cite data-citation="7">b</cite>',
  );
  expect(html).toBe('<p><a>a</a> <cite>b</cite></p>');
});

test('what is safe is kept', async () => {
  const text =
    '<kbd>Ctrl</kbd> <abbr title="Key Account Management">KAM</abbr> <mark>her</mark> H<sub>2</sub>O <del>feil</del>\n\n' +
    '<details><summary>Mer</summary>\n\nSkjult *tekst*.\n\n</details>\n';
  expect(await htmlOf(text)).toBe(
    '<p><kbd>Ctrl</kbd> <abbr title="Key Account Management">KAM</abbr> <mark>her</mark> H<sub>2</sub>O <del>feil</del></p>\n' +
      '<details><summary>Mer</summary>\n<p>Skjult <em>tekst</em>.</p>\n</details>',
  );
});

test('attributes that no XHTML page may have are left out', async () => {
  expect((await readMarkdown('<p colspan="2">a</p>')).html).toBe('<p>a</p>');
});

test.each([
  ['<svg viewBox="0 0 9 9"><g><circle r="5"/><path d="M0 0"/></g></svg>', 'svg', 'drawing.svg'],
  ['<math display="block"><mfrac><mn>1</mn><mi>x</mi></mfrac></math>', 'math', 'in TeX'],
  ['<textarea rows="3">Her</textarea>', 'textarea', 'no forms'],
  ['<marquee>Her</marquee>', 'marquee', 'style sheets'],
])('%s is reported once, with what to write', async (text, name, hint) => {
  const { diagnostics } = await readMarkdown(text);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    `The element <${name}> is not allowed and is left out.`,
  ]);
  expect(diagnostics[0]?.hint).toContain(hint);
});
