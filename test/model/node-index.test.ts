import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { indexNodes } from '../../src/model/node-index.ts';

test('an index has the nodes of each type in the order of the text, and those that have children', async () => {
  const nodes = indexNodes(await parseMarkdown('# Nett\n\n- `a` og *b `c`*\n\n> `d`\n'));
  expect(nodes.of('inlineCode').map(({ value }) => value)).toEqual(['a', 'c', 'd']);
  expect(nodes.of('table')).toEqual([]);
  expect(nodes.parents.map(({ type }) => type)).toEqual([
    'root',
    'heading',
    'list',
    'listItem',
    'paragraph',
    'emphasis',
    'blockquote',
    'paragraph',
  ]);
});
