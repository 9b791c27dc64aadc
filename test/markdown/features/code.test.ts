import { expect, test } from 'vitest';
import { htmlOf, problemsOf } from '../../harness/markdown.ts';

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
