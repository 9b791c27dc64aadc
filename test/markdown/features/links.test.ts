import { expect, test } from 'vitest';
import { htmlOf, problemsOf, readMarkdown } from '../../harness/markdown.ts';

test.each([
  ['[a](lojalitet.md)', 'series/articles/lojalitet.md', undefined],
  ['[a](./lojalitet.md#svake-band)', 'series/articles/lojalitet.md', 'svake-band'],
  ['[a](../articles/en/loyalty.md)', 'series/articles/en/loyalty.md', undefined],
  ['[a](n%C3%A6rhet.md#%C3%B8)', 'series/articles/nærhet.md', 'ø'],
  ['[a](<na\u0308r og fjern.md>)', 'series/articles/när og fjern.md', undefined],
  ['[a](#svake-band)', 'series/articles/tillit.md', 'svake-band'],
])('%s names an article', async (text, source, fragment) => {
  const { document } = await readMarkdown(text);
  expect(document.links).toEqual([
    expect.objectContaining({ kind: 'article', source, ...(fragment === undefined ? {} : { fragment }) }),
  ]);
});

test.each(['https://x.example/a?b=c#d', 'mailto:kari@example.no', 'tel:+4712345678'])(
  '%s leads out, and is left as it is',
  async (url) => {
    const { document, html } = await readMarkdown(`[a](${url})`);
    expect(document.links).toEqual([expect.objectContaining({ kind: 'external', url })]);
    expect(html).toBe(`<p><a href="${url}">a</a></p>`);
  },
);

test('any other file is a download', async () => {
  const { document, html } = await readMarkdown('[regneark](filer/kunder.xlsx)');
  expect(document.assets).toEqual([
    expect.objectContaining({ source: 'series/articles/filer/kunder.xlsx', role: 'download' }),
  ]);
  expect(html).toBe('<p><a href="../filer/kunder.xlsx">regneark</a></p>');
});

test.each([
  '/tillit.md',
  '//ond.example/tillit.md',
  '../../hemmelig.md',
  '../../../etc/passwd',
  '..%2F..%2Fhemmelig.md',
  '..%5C..%5Chemmelig.md',
  'a%00.md',
])('%s leads out of the publication', async (address) => {
  expect(await problemsOf(`[a](${address})`)).toEqual([`link-target-exists: [a](${address})`]);
});

test('a link without a text is reported, one around an image is not', async () => {
  expect(await problemsOf('[](tillit.md)')).toEqual(['link-not-empty: [](tillit.md)']);
  expect(await problemsOf('[![Noder](noder.svg)](tillit.md)')).toEqual([]);
});

test('a link to an article that is not published is only its text', async () => {
  const { html } = await readMarkdown('Se [*lojalitet*](lojalitet.md) og [b](lojalitet.md).', 'nb', {
    article: () => undefined,
  });
  expect(html).toBe('<p>Se <em>lojalitet</em> og b.</p>');
});

test('a note stands behind its link', async () => {
  const { html } = await readMarkdown('Se [a](a.md) og [b](b.md).', 'nb', {
    article: (source) =>
      source.endsWith('a.md') ? { href: 'a', note: 'del 3 av serien Nettverk' } : { href: 'b' },
  });
  expect(html).toBe(
    '<p>Se <a href="a">a</a><span class="link-note"> (del 3 av serien Nettverk)</span> og <a href="b">b</a>.</p>',
  );
});

test('an address in brackets is a link too', async () => {
  expect(await htmlOf('<https://x.example/>')).toBe(
    '<p><a href="https://x.example/">https://x.example/</a></p>',
  );
});
