import { expect, test } from 'vitest';
import { readMarkdown } from '../harness/markdown.ts';

test.each([
  ['Et *nettverk* er noder, og 2 bånd.', 7],
  ['Før\n\n```js\nconst a = 1;\n```\n\netter $x^2$ det.', 3],
  ['Et `kodeord` teller.', 3],
])('%j has %i words', async (text, count) => {
  const { document } = await readMarkdown(text);
  expect(document.wordCount).toBe(count);
});
