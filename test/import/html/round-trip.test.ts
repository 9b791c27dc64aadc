import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import type { Nodes } from 'hast';
import { describe, expect, test } from 'vitest';
import { convertHtml } from '../../../src/import/html/convert-html.ts';
import { blockNames } from '../../../src/import/html/elements.ts';
import { readMarkdown } from '../../harness/markdown.ts';
import { parseMarkdown } from '../../../src/markdown/parse.ts';
import { outlineTree } from '../../harness/parse-trees.ts';

const words = fc.constantFrom(
  'ord',
  'Et ord ',
  ' to',
  'a*b',
  '*',
  '_x_',
  'snake_case_x',
  '`k`',
  '[l](#m)',
  ' $5 and $6 ',
  ' $x$ ',
  'a@b.no',
  '1. ',
  '# ',
  '- ',
  '+ x',
  '> q',
  '&amp;',
  '&amp;amp;',
  '&lt;b&gt;',
  '&nbsp;',
  'H\u00AD y',
  '漢字',
  '「重要」',
  'שלום',
  'x^2^',
  '~~s~~',
  ':::note',
  '::x',
  ':span[a]',
  'kl. 10:30',
  '|',
  '\\',
  '\\*',
  '![',
  ']',
  '(',
  'https://example.org/a_b*c',
  'www.x.no',
  '===',
  '***',
  '[^1]',
  '[x]: y',
  '{a}',
  '!',
  '‘q’',
  '…',
  '😀',
  '\n',
);
const phrases = [
  'b',
  'i',
  'em',
  'strong',
  'del',
  'sub',
  'sup',
  'mark',
  'kbd',
  'code',
  'u',
  'span',
  'small',
  'a href="https://example.org/x"',
  'q',
];
const blocks = ['p', 'div', 'h2', 'h3', 'blockquote', 'section'];

const { block } = fc.letrec<{ phrase: string; block: string }>((tie) => ({
  phrase: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc
      .tuple(fc.constantFrom(...phrases), fc.array(tie('phrase'), { minLength: 1, maxLength: 3 }))
      .map(([name, inside]) => element(name, inside)),
    fc.constant('<br>'),
  ),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(fc.constantFrom(...blocks), fc.array(tie('phrase'), { minLength: 1, maxLength: 4 }))
      .map(([name, inside]) => element(name, inside)),
    fc
      .tuple(
        fc.constantFrom('ul', 'ol'),
        fc.array(fc.array(fc.oneof(tie('phrase'), tie('block')), { minLength: 1, maxLength: 3 }), {
          minLength: 1,
          maxLength: 3,
        }),
      )
      .map(([name, items]) =>
        element(
          name,
          items.map((item) => element('li', item)),
        ),
      ),
    fc
      .array(fc.array(tie('phrase'), { minLength: 1, maxLength: 2 }), { minLength: 4, maxLength: 4 })
      .map(
        ([a, b, c, d]) =>
          `<table><tr>${element('th', a)}${element('th', b)}</tr><tr>${element('td', c)}${element('td', d)}</tr></table>`,
      ),
    fc
      .tuple(
        fc.constantFrom('div', 'blockquote', 'section', 'details'),
        fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
      )
      .map(([name, inside]) => element(name, inside)),
  ),
}));
const pages = fc.array(block, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));

function element(written: string, inside: readonly string[] = []): string {
  return `<${written}>${inside.join('')}</${written.split(' ')[0] ?? ''}>`;
}

/** What there is to read, with a space between blocks. */
function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const text = node.children.map(textOf).join('');
  return node.type === 'element' && (blockNames.has(node.tagName) || node.tagName === 'br')
    ? ` ${text} `
    : text;
}

function wordsOf(html: string): string[] {
  return textOf(fromHtml(html, { fragment: true }))
    .split(/\s+/)
    .filter(Boolean);
}

function convert(html: string): string {
  return convertHtml(html, {
    resolveLink: (href) => href,
    resolvePicture: (src) => src,
    isLinked: () => false,
    lose: () => undefined,
  });
}

describe('any page of ordinary elements', () => {
  test('reads back as the same words, by both parsers', async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (html) => {
        const markdown = convert(html);
        const { html: read } = await readMarkdown(markdown);
        expect(wordsOf(read), markdown).toEqual(wordsOf(html));
        const trees = await Promise.all(
          (['satteri', 'remark'] as const).map((parser) => parseMarkdown(markdown, parser)),
        );
        const [one, other] = trees.map((tree) => outlineTree(tree));
        expect(one).toBe(other);
      }),
      {
        numRuns: Number(process.env['KOLOFON_RANDOM']?.split(',')[0] ?? 150),
        seed: Number(process.env['KOLOFON_RANDOM']?.split(',')[1] ?? 1),
      },
    );
  });
});
