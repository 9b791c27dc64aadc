import { toString } from 'hast-util-to-string';
import { expect, test } from 'vitest';
import type { Document } from '../../src/model/document.ts';
import { htmlOf, readMarkdown, type ReadMarkdown } from '../harness/markdown.ts';
import { littlePublication } from '../harness/publication.ts';
import { processorTime } from '../harness/processor-time.ts';
import { required } from '../harness/read-page.ts';

const timeout = 120_000;

/** Each takes about a second. */
async function readSoon(text: string): Promise<ReadMarkdown> {
  let result: ReadMarkdown | undefined;
  expect(await processorTime(async () => (result = await readMarkdown(text)))).toBeLessThan(10);
  return required(result);
}

test.each([
  ['quotes', '>'.repeat(10_000), 'nesting-limit'],
  ['brackets', '['.repeat(10_000), 'size-limit'],
  ['links', '[a]('.repeat(3_000), 'size-limit'],
  ['images', '!['.repeat(10_000), 'size-limit'],
  ['emphasis', '*a '.repeat(3_000), 'size-limit'],
  ['strong and closed', `${'**a '.repeat(500)}${' b**'.repeat(500)}`, 'nesting-limit'],
  [
    'lists',
    Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
    'nesting-limit',
  ],
  ['elements', '<div>'.repeat(10_000), 'nesting-limit'],
  ['citations', '[@berry1983; '.repeat(2_000), 'size-limit'],
  ['at signs', '@'.repeat(20_000), 'size-limit'],
  ['dollars apart', '$a '.repeat(3_000), 'size-limit'],
  ['footnotes', '[^1]'.repeat(2_000), 'size-limit'],
  ['footnote marks', '[^'.repeat(100_000), 'size-limit'],
  ['character references', '&amp;&#1;'.repeat(10_000), 'size-limit'],
  ['underscores behind an address', `https://a.b/${'_'.repeat(200_000)}x`, 'size-limit'],
  ['full stops behind an address', `Se www.a.b${'.'.repeat(200_000)} x`, 'size-limit'],
  ['quotes in a footnote', `[^1]: ${'>'.repeat(200_000)}`, 'nesting-limit'],
  ['quotes in an explanation', `a\n\n: ${'>'.repeat(200_000)}`, 'nesting-limit'],
])('far too many %s are refused, with a place, and not parsed', { timeout }, async (_name, text, code) => {
  const { document, diagnostics } = await readSoon(text);
  expect(diagnostics.map((one) => one.code)).toContain(code);
  expect(document.body.children).toEqual([]);
});

test.each([
  ['backticks', '`'.repeat(200_000)],
  ['backticks in a quote', `> ${'`'.repeat(200_000)}`],
  ['dollars in a list', `- ${'$'.repeat(200_000)}`],
  ['hyphens in a shortcode', `{{<${'-'.repeat(200_000)}`],
  ['tildes', `~~~${'~'.repeat(200_000)} x`],
  ['spaces behind a callout', `:::a${' '.repeat(200_000)}x`],
  ['links without their last bracket', '[a](b c'.repeat(900)],
  ['words behind a sign for headings', `#a${' a'.repeat(100_000)}#`],
  ['words behind a bracket', `[a] (b [a${' a'.repeat(100_000)}`],
])('a long line of %s is read soon', { timeout }, async (_name, text) => {
  const { html } = await readSoon(text);
  expect(html).not.toBe('');
});

test.each([
  ['declarations without an end', `<div>\n${'<!a xxxxxxxxxxxxxxxxxxxx\n'.repeat(45_000)}`],
  ['elements that end in an open comment', `<div>\n${'<b>x\n'.repeat(20_000)}<!-- </b>`],
])('very many %s are reported soon', { timeout }, async (_name, text) => {
  const { diagnostics } = await readSoon(text);
  expect(diagnostics.map(({ code }) => code)).toContain('markup-closed');
});

/** What is read of a document, without spaces and the marks of formulas. */
const lettersOf = (document: Document) => toString(document.body).replaceAll(/[\s$]/g, '');

test.each([
  ['spaces below a table', `| a |\n| - |\n| b |\n${' '.repeat(50_000)}\n${' '.repeat(50_000)}: a`, 'ab:a'],
  ['letters in a command', `{{#${'a'.repeat(100_000)}`, `{{#${'a'.repeat(100_000)}`],
  [
    'formulas below a bar',
    `| $${'x '.repeat(4000)}$\n\n$$\n${'x '.repeat(4000)}\n$$ : a`,
    `|${'x'.repeat(8000)}:a`,
  ],
  // A phrase without its words is empty.
  ['phrases', ':span['.repeat(2_000), '['.repeat(2_000)],
  ['colons', ':'.repeat(20_000), ':'.repeat(20_000)],
  ['dollars', '$'.repeat(20_000), ''],
  ['quotation marks', '"\''.repeat(20_000), '«‘'.repeat(20_000)],
  ['equal headings', '## a\n'.repeat(10_000), 'a'.repeat(10_000)],
  ['letters of a script without spaces', '中'.repeat(300_000), '中'.repeat(300_000)],
  ['signs beyond the first plane', '😀'.repeat(100_000), '😀'.repeat(100_000)],
  ['callouts', `${':'.repeat(500)}note\n`.repeat(20), 'Merk'.repeat(20)],
])('far too many %s are read, and nothing of them is lost', { timeout }, async (_name, text, letters) => {
  const { document } = await readSoon(text);
  expect(lettersOf(document) === letters).toBe(true);
});

test.each([
  ['quotes', '> '.repeat(100_000)],
  ['lists', '- '.repeat(100_000)],
  ['lists in quotes', '> 1. '.repeat(100_000)],
])('%s 100,000 deep are reported, and not parsed', async (_name, text) => {
  const { document, diagnostics } = await readSoon(`${text}a\n`);
  expect(diagnostics.map(({ code }) => code)).toEqual(['nesting-limit']);
  expect(document.body.children).toEqual([]);
});

test.each([
  ['stars', `${'*'.repeat(100_000)}a${'*'.repeat(100_000)}`, 'nesting-limit'],
  ['brackets', `${'['.repeat(100_000)}a${']'.repeat(100_000)}`, 'size-limit'],
  ['links', `${'['.repeat(20_000)}a${'](b)'.repeat(20_000)}`, 'size-limit'],
])('%s 100,000 deep are reported and not parsed either', { timeout }, async (_name, text, code) => {
  const { document, diagnostics } = await readSoon(`${text}\n`);
  expect(diagnostics.map((one) => one.code)).toEqual([code]);
  expect(document.body.children).toEqual([]);
});

test.each([
  ['links', '[a](b.md) '],
  ['emphasis', '*a_'],
  ['strong', '__a'],
  ['addresses', 'https://example.org/ '],
  ['mail addresses', 'a@b.no '],
  ['citations', '[@a] '],
  ['notes', '[^a]'],
  ['formulas', '$a$ '],
  ['references', '&amp;'],
  ['tags', 'a <a '],
  ['lone dollars', '$a '],
  ['elements in a block', '<p>'],
  ['elements in one another', '<figure>'],
  ['lines', 'a\n'],
  ['double colons', '::note'],
  ['callouts', ':::note\na\n:::\n'],
  ['open callouts', ':::note\n'],
  ['fenced divs', '::: note\n'],
  ['paragraphs', 'a\n\n'],
  ['items', '- a\n'],
  ['labels of formulas', '$$ (a)\n'],
  ['line ends of the first Macintosh', '\r'],
  ['links after an indented fence', `    \`\`\`\n\n${'[a](b.md) '.repeat(1000)}`],
  ['links after a fence in HTML', `<pre>\n\n\`\`\`\n</pre>\n\n${'[a](b.md) '.repeat(1000)}`],
  ['links after a fence in a quote', `> \`\`\`\n\n${'[a](b.md) '.repeat(1000)}`],
  ['callouts inside one another', `${':'.repeat(1000)}note\n`],
])('a megabyte of %s is refused, with a place', { timeout }, async (_name, unit) => {
  const { document, diagnostics } = await readMarkdown(unit.repeat(1_000_000 / unit.length));
  expect(diagnostics.map(({ code }) => code)).toEqual(['size-limit']);
  expect(document.body.children).toEqual([]);
});

/** As programs write it of a library: ten lines for each. */
function describeFunctions(count: number, start: string): string {
  const lines = (name: string) =>
    `## \`${name}\`\n\nGir en *liste*: [mer](#${name}).\n\n\`\`\`text\n${name}(a: Array<string>);\nawait ${name}(["a"]);\n\`\`\`\n\n`;
  return start + Array.from({ length: count }, (_, index) => lines(`f${index}`)).join('');
}

test.each([
  ['a block of code', `\`\`\`html\n${'<b class="a">[a](b)</b>\n'.repeat(5_000)}\`\`\`\n`],
  ['a block of 40,000 lines', `\`\`\`text\n${'<b class="a">[a](b)</b>\n'.repeat(40_000)}\`\`\`\n`],
  ['a megabyte of little code', `\`\`\`text\n${'a\n'.repeat(300_000)}\`\`\`\n`],
  ['a guide to callouts', `\`\`\`md\n${':::note\na\n:::\n'.repeat(1_500)}\`\`\`\n`],
  ['a description of 3,000 functions', describeFunctions(3_000, '')],
  ['one that remark has to read', describeFunctions(1_500, 'Se ![^1].\n\n[^1]: En note.\n\n')],
  ['a table of 1,000 rows', `|a|b|\n|-|-|\n${'|*a*|[b](https://example.org/)|\n'.repeat(1_000)}`],
  ['a list of 2,000 links', '- [a](https://example.org/)\n'.repeat(2_000)],
  ['a table in HTML', `<table>\n${'<tr><td>a</td><td>b</td></tr>\n'.repeat(2_000)}</table>\n`],
])('%s is no excess', { timeout }, async (_name, text) => {
  const { diagnostics } = await readMarkdown(text);
  expect(diagnostics.map(({ code }) => code)).not.toContain('size-limit');
});

test.each([
  ['a cell of a table', `| a | b |\n| - | - |\n| ${'a '.repeat(200_000)} | c |\n`],
  ['a paragraph', 'a '.repeat(200_000)],
  ['a heading', `## ${'a '.repeat(200_000)}`],
])('200,000 words in %s are no nesting', { timeout }, async (_name, text) => {
  const { document, diagnostics } = await readSoon(text);
  expect(diagnostics).toEqual([]);
  expect(document.wordCount).toBeGreaterThanOrEqual(200_000);
});

test('an article of 400 kB is read', { timeout }, async () => {
  const paragraph =
    'Et nettverk er *noder* og "forbindelser" [@castells2004, 3], se [tillit](tillit.md).\n\n';
  const { document, diagnostics } = await readSoon(paragraph.repeat(400_000 / paragraph.length));
  expect(diagnostics).toEqual([]);
  expect(document.citations.length).toBeGreaterThan(4000);
});

test('the line ends of Windows and a byte order mark make no difference', async () => {
  const front =
    '---\ntitle: Tillit\nsummary: Om tillit.\nauthors: [A]\npublished: 2025-01-01\nlanguage: nb\n---\n\n';
  const text = `${front}## Tillit\n\n"En" risiko.\nTo linjer.\n\n:::note\nMerk.\n:::\n\n\`\`\`text\na\nb\n\`\`\`\n`;
  const bodyOf = async (content: string) => {
    const { publication } = await littlePublication()
      .withFile('series/articles/tillit.md', content)
      .prepare();
    return publication.articles.find(({ id }) => id === 'tillit')?.document.body;
  };
  expect(await bodyOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(await bodyOf(text));
});

test('a null byte becomes a replacement character', async () => {
  expect(await htmlOf('a\0b')).toBe('<p>a\uFFFDb</p>');
});

test('an empty body is an empty document', async () => {
  const { document, html, diagnostics } = await readMarkdown('');
  expect([html, diagnostics, document.wordCount]).toEqual(['', [], 0]);
});
