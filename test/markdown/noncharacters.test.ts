import { expect, test } from 'vitest';
import { parserIds } from '../../src/model/parsers.ts';
import { firstNoncharacter } from '../../src/model/noncharacters.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { readMarkdown } from '../harness/markdown.ts';

test.each([
  ['<p title="&#xFDD0;x">&#xFDD2;y&#64979;</p>', 'utf8-valid'],
  ['<!-- &#xFDD0; --><b>&#x1FFFE;</b>', undefined],
  ['Text &#xFDD0; and &#64976;.', undefined],
  ['[link](&#xFDD0;.md "&#xFDD0;") ![&#xFDD4;](&#xFDD4;.png)', undefined],
  ['$\\text{\\char"FDD0}$', 'math-valid'],
  ['$\\begin{array}{@{}l} \\char"FDD9 x \\end{array}$', 'math-valid'],
  ["$\\char'176720$ and $\\char64976$", 'math-valid'],
])('%s brings no mark of Kolofon into a page', async (text, code) => {
  const { document, html, diagnostics } = await readMarkdown(text, 'en');
  expect(firstNoncharacter(html + JSON.stringify(document.body))).toBeUndefined();
  if (code !== undefined) expect(diagnostics.map((one) => one.code)).toContain(code);
});

test.each(parserIds)(
  '%s gives references to what is no character as replacement characters',
  async (parser) => {
    const tree = await parseMarkdown('A &#xFDD6; $5 and \\$6 &#xFDD7; $7', parser);
    expect(JSON.stringify(tree)).toContain('A \uFFFD $5 and $6 \uFFFD $7');
  },
);

test('private characters in a text with dollar signs stay what they are', async () => {
  const { html } = await readMarkdown('\uF0D0 costs $5 or \\$6, \uF0D1 and `\uF0D1` $7', 'en');
  expect(html).toContain('\uF0D0 costs $5 or $6, \uF0D1 and <code>\uF0D1</code> $7');
});

test.each(parserIds)(
  '%s takes a dollar sign beside emphasis for the punctuation that it is',
  async (parser) => {
    const tree = await parseMarkdown('a \\$**‘q’** b $_(x)_ c **5\\$** d &#x2E0E; \u2E0F \\\\$7', parser);
    const shape = JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value));
    expect(shape).toContain('"a $"},{"type":"strong","children":[{"type":"text","value":"‘q’"');
    expect(shape).toContain('" b $"},{"type":"emphasis","children":[{"type":"text","value":"(x)"');
    expect(shape).toContain('"5$"');
    expect(shape).toContain(' d \u2E0E \u2E0F \\\\$7');
  },
);
