import type { Nodes } from 'mdast';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { listLines } from '../../src/markdown/verbatim-lines.ts';
import { walkNodes } from '../../src/model/walk-nodes.ts';

const verbatim = (text: string) =>
  [...listLines(text)].flatMap(({ text: line, isVerbatim }) =>
    isVerbatim ? [line.replace(/^[ >]*/, '')] : [],
  );

/** What the parser takes for code and formulas. */
async function blocksIn(text: string): Promise<string> {
  const blocks: string[] = [];
  walkNodes<Nodes>(await parseMarkdown(text), (node) => {
    if (node.type === 'code' || node.type === 'math') blocks.push(node.value);
  });
  return blocks.join('\n');
}

test.each([
  ['a block', '```js\ninside\n```\noutside'],
  ['tildes', '~~~\ninside\n~~~\noutside'],
  ['a formula', '$$\ninside\n$$\noutside'],
  ['a formula with a label', '$$\ninside\n$$ (a)\noutside'],
  ['a longer fence around a shorter', '````md\ninside\n````\noutside'],
  ['an opening line that does not close', '```md\ninside\n```js\n```\noutside'],
  ['an item of a list', '- a\n\n  ```js\n  inside\n  ```\n- outside'],
  ['the line of an item', '1. ```js\n   inside\n   ```\n\noutside'],
  ['an inner list', '- a\n  - b\n\n    ```js\n    inside\n    ```\n\noutside'],
  ['a list with an inner list', '- a\n  - b\n\n  ```js\n  inside\n  ```\n\noutside'],
  ['right below a list', '- a\n```js\ninside\n```\noutside'],
  ['a quote', '> ```js\n> inside\n> ```\n> outside'],
  ['a quote that ends', '> ```js\n> inside\n\noutside'],
  ['an inner quote that ends', '> > ```js\n> > inside\n> outside'],
  ['a list, with a line that begins as a quote does', '- a\n\n  ```js\n      >b\n  inside\n  ```\n- outside'],
  ['a quote, with a line that begins as another does', '> ```js\n> > ```\n> inside\n> ```\n> outside'],
  ['a block with a fence behind the mark of a quote', '```md\n> ```\ninside\n```\noutside'],
  ['an item that ends', '- a\n\n  ```js\n  inside\n\noutside'],
  ['an item that goes on lazily', '- a\nb\n  ```js\n  inside\n\noutside'],
  ['an element that ends', '<div>\n```\noutside\n\n```js\ninside\n```\noutside'],
  ['a comment', '<!--\n\n```\n\n-->\n\n```js\ninside\n```\noutside'],
  ['a comment in one line', '<!-- a -->\n```js\ninside\n```\noutside'],
])('lines inside %s are those of the parser', async (_name, text) => {
  const lines = verbatim(text);
  expect(lines).toContain('inside');
  expect(lines).not.toContain('outside');
  const blocks = await blocksIn(text);
  expect(blocks).toContain('inside');
  expect(blocks).not.toContain('outside');
});

test.each([
  ['an indented line', 'a\n\n    ```\noutside'],
  ['a tab', 'a\n\n\t```\noutside'],
  ['code inside a sentence', '```a`\noutside'],
  ['a formula inside a sentence', '$$a$$\noutside'],
  ['a block of HTML', '<pre>\n\n```\n</pre>\noutside'],
  ['an indented line of a paragraph', 'a\n      ```\noutside'],
])('%s opens no block', (_name, text) => {
  expect(verbatim(text)).toEqual([]);
});

test('lines are reported with their offsets', () => {
  const text = 'a\n```\nb\n```\n\nc';
  for (const { text: line, start } of listLines(text)) expect(text.startsWith(line, start)).toBe(true);
});
