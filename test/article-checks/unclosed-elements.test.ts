import type { Root } from 'mdast';
import { expect, test } from 'vitest';
import { findUnclosedElements } from '../../src/article-checks/unclosed-elements.ts';
import { readMarkdown } from '../harness/markdown.ts';

/** A block of raw HTML that is the whole of an article. */
function blockOf(text: string): Root {
  const point = (offset: number) => ({ line: 1, column: offset + 1, offset });
  const position = { start: point(0), end: point(text.length) };
  return { type: 'root', children: [{ type: 'html', value: text, position }] };
}

// To look for each end among all that are open would take hours.
test('400,000 elements that end with the tag of another are found at once', { timeout: 60_000 }, () => {
  const text = '<b>x</i>'.repeat(400_000);
  const found = findUnclosedElements(blockOf(text), text);
  expect(found).toHaveLength(400_000);
  expect(found.at(-1)).toMatchObject({ name: 'b', start: text.length - 8 });
});

test('what is left open is reported in its order, whatever was closed between', () => {
  const text = '<u>a<b>b<i>c</b>d<b>e<i>f</i><u>g</u>';
  const found = findUnclosedElements(blockOf(text), text);
  expect(found.map(({ name, start }) => [name, start])).toEqual([
    ['u', 0],
    ['i', 8],
    ['b', 17],
  ]);
});

test.each([
  '<script>\nfor (a = 0; a<s.files.length; a++) x("<b>");\n</script>',
  '<p>In <script>if(a<b.c){d("<i>")}</script> line</p>',
  'Tekst <script>if(a<b.c) d("<i>")</script> her.',
  '<style>\na<b>c{}\n</style>',
  '<textarea rows="2">\n<b> og <ul>\n</textarea>',
  '<SCRIPT>"<div>"</Script>',
])('what a script, a style or a field of text contains is no element: %s', async (text) => {
  const { diagnostics } = await readMarkdown(`${text}\n\nEtter.\n`);
  expect(diagnostics.filter(({ code }) => code === 'markup-closed')).toEqual([]);
});

test.each([
  ['<script>a</script> <b>fet', ['The element <b> is not closed.']],
  ['<b>fet <script>"</b>"</script>', ['The element <b> is not closed.']],
  ['<script>\n"<b>"\n', ['The element <script> is not closed.']],
])('but what is outside of it is: %s', async (text, messages) => {
  const { diagnostics } = await readMarkdown(text);
  expect(diagnostics.filter(({ code }) => code === 'markup-closed').map(({ message }) => message)).toEqual(
    messages,
  );
});
