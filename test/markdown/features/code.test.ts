import { expect, test } from 'vitest';
import { htmlOf, problemsOf, readMarkdown } from '../../harness/markdown.ts';

test('a known language is cut into tokens, and no text is lost', async () => {
  const html = await htmlOf('```js\nconst navn = "Maja"; // <b>\n```\n');
  expect(html).toContain(
    '<pre class="code"><code class="language-js"><span class="tok-keyword">const</span>',
  );
  expect(html).toContain('<span class="tok-comment">// &#x3C;b></span>');
  expect(html.replaceAll(/<[^>]+>/g, '')).toBe('const navn = "Maja"; // &#x3C;b>');
});

test('code without a language, or with the language text, has no tokens', async () => {
  expect(await htmlOf('```\n"rett" -- slik\n```\n')).toBe(
    '<pre class="code"><code>"rett" -- slik\n</code></pre>',
  );
  expect(await htmlOf('```text\n@berry1983\n```\n')).toBe(
    '<pre class="code"><code class="language-text">@berry1983\n</code></pre>',
  );
});

test('an unknown language is a warning at the block', async () => {
  expect(await problemsOf('Se:\n\n```pyton\nx\n```\n')).toEqual(['code-language-known: ```pyton\nx\n```']);
});

test('the same unknown language is reported once', async () => {
  expect(await problemsOf('```pyton\nx\n```\n\n```pyton\ny\n```\n')).toHaveLength(1);
});

test.each([
  ['python3', 'python'],
  ['{r}', 'r'],
  ['{code-cell} python', 'python'],
  ['{.python}', 'python'],
  ['golang', 'go'],
  ['C++', 'c++'],
])('the language of %s is %s', async (info, language) => {
  const html = await htmlOf(`\`\`\`${info}\nx = 1\n\`\`\`\n`);
  expect(html).toContain(`<code class="language-${language}">`);
  expect(html).toContain('class="tok-');
});

test.each(['poetry', 'blocks', 'output', 'none'])('%s is plain text', async (info) => {
  expect(await htmlOf(`\`\`\`${info}\nx\n\`\`\`\n`)).toContain('<code class="language-text">x\n</code>');
});

test('what is ignored after a language is reported once', async () => {
  const text = [
    '```rust,ignore\nlet a = 1;\n```',
    '```js foo\nconst c = 1;\n```',
    '```js foo\nconst d = 1;\n```',
  ].join('\n\n');
  const { html, diagnostics } = await readMarkdown(text);
  expect(diagnostics.map(({ code, message }) => [code, message.split(' after')[0]])).toEqual([
    ['code-info-known', '"foo"'],
  ]);
  expect(html.match(/<span class="tok-keyword">(?:let|const)/g)).toHaveLength(3);
});

test('a title is the caption of the block, an id its address', async () => {
  expect(await htmlOf('```{.text #lst-a title="a.js"}\nx\n```\n\n[Se](#lst-a)\n')).toBe(
    '<figure class="listing" id="lst-a"><figcaption><code>a.js</code></figcaption><pre class="code">' +
      '<code class="language-text">x\n</code></pre></figure>\n<p><a href="../tillit/#lst-a">Se</a></p>',
  );
  expect(await htmlOf('```text caption=\'Et "oppsett" -- kort\'\nx\n```\n')).toContain(
    '<figcaption>Et «oppsett» – kort</figcaption>',
  );
});

test('lines are marked and numbered, and the text stays as it is', async () => {
  const html = await htmlOf('```js {2} showLineNumbers{9}\nconst a = `\n\n${1}`;\n```\n');
  expect(html).toContain(
    '<pre class="code code-lines numbered-lines"><code class="language-js"><span class="line" data-line="9">',
  );
  expect(html).toContain('<mark class="line" data-line="10">\n</mark>');
  expect(html.replaceAll(/<[^>]+>/g, '')).toBe('const a = `\n\n${1}`;\n');
});

test('attributes by which labels are carried are taken out of raw HTML too', async () => {
  expect(await htmlOf('Et <code data-title="x" data-marked="1-1">ord</code>.')).not.toContain('data-');
});

test.each([
  ['js', 'a = "b"; '],
  ['css', 'a{b:c}'],
  ['yaml', 'a = "b"; '],
  ['markdown', '*a'],
])('a line of a megabyte of %s is not coloured, and no text is lost', async (language, unit) => {
  const line = unit.repeat(1_000_000 / unit.length);
  const { html, diagnostics } = await readMarkdown(`\`\`\`${language}\n${line}\n\`\`\`\n`);
  expect(diagnostics.map(({ code }) => code)).toEqual(['code-coloured']);
  expect(html).toContain(`<pre class="code"><code class="language-${language}">${line}\n</code></pre>`);
});

test('of a megabyte of code the first half is coloured', async () => {
  const block = `\`\`\`json\n${'[1, true, null, 2]\n'.repeat(5_000)}\`\`\`\n\n`;
  const { html, diagnostics } = await readMarkdown(block.repeat(10));
  expect(diagnostics.map(({ code, place }) => [code, place.start.line])).toEqual([
    ['code-coloured', 1 + 5 * 5_003],
  ]);
  const blocks = html.split('<pre').slice(1);
  expect(blocks.map((one) => one.includes('tok-'))).toEqual(blocks.map((_one, index) => index < 5));
});

test('a line as long as four screens is coloured', async () => {
  expect(await problemsOf(`\`\`\`json\n[${'1, '.repeat(660)}1]\n\`\`\`\n`)).toEqual([]);
});
