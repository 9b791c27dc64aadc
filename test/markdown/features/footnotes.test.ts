import { expect, test } from 'vitest';
import { htmlOf, problemsOf, readMarkdown } from '../../harness/markdown.ts';

test('a footnote that is used twice has two ways back, and its ids are ASCII', async () => {
  const { html, document } = await readMarkdown('Her[^løgn] og der[^løgn].\n\n[^løgn]: En note.\n');
  expect(html).toContain('Her<sup class="footnote-ref"><a href="#fn-logn" id="fnref-logn">1</a></sup>');
  expect(html).toContain('der<sup class="footnote-ref"><a href="#fn-logn" id="fnref-logn-2">1</a></sup>');
  expect(html).toContain('<section class="footnotes"><h2 id="noter">Noter</h2>');
  expect(html).toContain(
    '<a href="#fnref-logn" aria-label="Tilbake til teksten" class="footnote-back">↩</a>',
  );
  expect(html).toContain('<a href="#fnref-logn-2"');
  expect(document.ids).toEqual(['fnref-logn', 'fnref-logn-2', 'noter', 'fn-logn']);
});

test('two labels that give the same ASCII stay apart', async () => {
  const { document } = await readMarkdown('A[^å] og b[^a].\n\n[^å]: Én.\n\n[^a]: To.\n');
  expect(new Set(document.ids).size).toBe(document.ids.length);
});

test('the heading of the notes is not in the outline, and a heading of that name stays apart', async () => {
  const { document } = await readMarkdown('## Noter\n\nHer[^1].\n\n[^1]: En note.\n');
  expect(document.outline.map(({ id }) => id)).toEqual(['noter-2']);
  expect(document.ids).toContain('noter');
});

test('every id and fragment of a footnote takes the prefix', async () => {
  const { html } = await readMarkdown('Her[^1].\n\n[^1]: En note.\n', 'nb', {
    nameId: (id) => `del-1-${id}`,
  });
  expect([...html.matchAll(/(?:id|href)="#?([^"]+)"/g)].map(([, id]) => id)).toEqual([
    'del-1-fn-1',
    'del-1-fnref-1',
    'del-1-noter',
    'del-1-fn-1',
    'del-1-fnref-1',
  ]);
});

test('a footnote keeps its links and citations', async () => {
  expect(await htmlOf('Her[^1].\n\n[^1]: Se [tillit](tillit.md) og @berry1983.\n')).toContain(
    '<p>Se <a href="../tillit/">tillit</a> og <span class="citation">',
  );
});

test.each([
  ['Her[^risko].\n\n[^risiko]: Note.\n', ['footnote-defined: [^risko]', 'footnote-used: [^risiko]: Note.']],
  ['Ikke \\[^risiko], og ikke `[^risiko]`.\n', []],
  ['Forhold 1:mange[^risiko].\n\n[^risiko]: Note.\n', []],
])('%j', async (text, problems) => {
  expect(await problemsOf(text)).toEqual(problems);
});

test.each([
  ['<a id="b" data-footnote-ref>ord</a>', '<a id="b">ord</a>'],
  ['<a href="https://a.no/" data-footnote-ref>ord</a>', '<a href="https://a.no/">ord</a>'],
  [
    '<a href="https://a.no/" data-footnote-backref class="data-footnote-backref">ord</a>',
    '<a href="https://a.no/">ord</a>',
  ],
  [
    '<a href="#mark" data-footnote-ref aria-describedby="footnote-label">ord</a>',
    '<a href="../tillit/#mark">ord</a>',
  ],
  ['<a href="#%E0" data-footnote-ref>ord</a>', '<a href="../tillit/#%E0">ord</a>'],
])("%s is no footnote, but the author's own link", async (written, expected) => {
  const { html } = await readMarkdown(`<span id="mark">Her</span> ${written}[^1].\n\n[^1]: Note.\n`);
  expect(html).toContain(`${expected}<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>`);
});

test('an id that looks like that of a note and is no valid encoding stops nothing', async () => {
  expect((await readMarkdown('<span id="fn-%E0">a</span>\n')).html).toContain('<span id="');
});
