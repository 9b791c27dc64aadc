import { expect, test } from 'vitest';
import { bodyByBothParsers } from '../../harness/both-parsers.ts';
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
  '../../hemmelig.md',
  '../../../etc/passwd',
  '..%2F..%2Fhemmelig.md',
  '..%5C..%5Chemmelig.md',
  'a%00.md',
])('%s leads out of the publication', async (address) => {
  expect(await problemsOf(`[a](${address})`)).toEqual([`link-target-exists: [a](${address})`]);
});

test('a link without a text is reported, one around an image is not', async () => {
  expect(await problemsOf('[](kunder.xlsx)')).toEqual(['link-not-empty: [](kunder.xlsx)']);
  expect(await problemsOf('[![Noder](noder.svg)](tillit.md)')).toEqual([]);
});

test('a link to an article that is not published is only its text', async () => {
  const { html } = await readMarkdown('Se [*lojalitet*](lojalitet.md) og [b](lojalitet.md).', 'nb', {
    article: () => undefined,
  });
  expect(html).toBe('<p>Se <em>lojalitet</em> og b.</p>');
});

test('a note is behind its link', async () => {
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

test.each(['/tillit.md', '//ond.example/tillit.md', '/artikler/tillit/'])(
  '%s is a path on a site, which is checked when all articles are known',
  async (path) => {
    const { document } = await readMarkdown(`[a](${path})`);
    expect(document.links).toEqual([expect.objectContaining({ kind: 'site', path })]);
  },
);

test('a query is left out of a link to a file, with a warning', async () => {
  const { document } = await readMarkdown('[a](lojalitet.md?x=1#svake-band) [b](vedlegg.pdf?dl=1#page=2)');
  expect(document.links).toEqual([
    expect.objectContaining({ source: 'series/articles/lojalitet.md', fragment: 'svake-band' }),
  ]);
  expect(document.assets).toEqual([expect.objectContaining({ source: 'series/articles/vedlegg.pdf' })]);
  expect(await problemsOf('[a](b.md?x=1)')).toEqual(['link-query: [a](b.md?x=1)']);
});

test('a link to a place in a file keeps it', async () => {
  expect(await htmlOf('[a](vedlegg.pdf#page=2)')).toBe('<p><a href="../filer/vedlegg.pdf#page=2">a</a></p>');
});

test.each([
  ['[a](https://blåbær.no/)', 'https://xn--blbr-roah.no/', 'a'],
  ['<https://例え.jp/a?b#c>', 'https://xn--r8jz45g.jp/a?b#c', 'https://例え.jp/a?b#c'],
  ['[a](https://пример.испытание:8080)', 'https://xn--e1afmkfd.xn--80akhbyknj4f:8080', 'a'],
  ['[a](http://مثال.إختبار/x)', 'http://xn--mgbh0fb.xn--kgbechtv/x', 'a'],
  ['[a](https://user@blåbær.no/)', 'https://user@xn--blbr-roah.no/', 'a'],
  ['<https://user@blåbær.no/å>', 'https://user@xn--blbr-roah.no/%C3%A5', 'https://user@blåbær.no/å'],
  ['[a](https://kåre:ø%40@例え.jp:81/)', 'https://k%C3%A5re:%C3%B8%40@xn--r8jz45g.jp:81/', 'a'],
  ['[a](https://kåre@a.example/)', 'https://k%C3%A5re@a.example/', 'a'],
  ['[a](https://a@b.example/)', 'https://a@b.example/', 'a'],
  ['[a](https://BÜCHER.example/)', 'https://xn--bcher-kva.example/', 'a'],
])('the host of %s is written in ASCII, its text is not', async (text, url, shown) => {
  expect(await htmlOf(text)).toBe(`<p><a href="${url}">${shown}</a></p>`);
});

test.each(['http://[x', 'https://localhost:port/', 'https://a%20b.no/'])(
  'no browser can open %s',
  async (address) => {
    expect(await problemsOf(`[a](<${address}>)`)).toEqual([`link-safe: [a](<${address}>)`]);
  },
);

test.each([
  ['（http://example.com）。', '（<a href="http://example.com">http://example.com</a>）。'],
  ['见www.example.org，好', '见www.example.org，好'],
  ['见 www.example.org，好', '见 <a href="http://www.example.org">www.example.org</a>，好'],
  ['「https://a.jp/b?c=d」と', '「<a href="https://a.jp/b?c=d">https://a.jp/b?c=d</a>」と'],
  ['https://a.jp/データ。', '<a href="https://a.jp/%E3%83%87%E3%83%BC%E3%82%BF">https://a.jp/データ</a>。'],
  [
    'https://a.jp/b;c。https://b.jp/?d=1&e=2；と',
    '<a href="https://a.jp/b;c">https://a.jp/b;c</a>。<a href="https://b.jp/?d=1&#x26;e=2">https://b.jp/?d=1&#x26;e=2</a>；と',
  ],
  ['« http://a.fr/x »', '« <a href="http://a.fr/x">http://a.fr/x</a> »'],
  ['«http://a.ru/x», да', '«<a href="http://a.ru/x">http://a.ru/x</a>», да'],
  ['انظر http://a.example، ثم', 'انظر <a href="http://a.example">http://a.example</a>، ثم'],
  ['देखें http://a.example। फिर', 'देखें <a href="http://a.example">http://a.example</a>। फिर'],
  ['„https://a.de/b.“', '„<a href="https://a.de/b">https://a.de/b</a>.“'],
  [
    'https://a.jp/。[次](https://b.jp/)へ、**https://c.jp/？**。`d`とwww.a.jp',
    '<a href="https://a.jp/">https://a.jp/</a>。<a href="https://b.jp/">次</a>へ、<strong><a href="https://c.jp/">https://c.jp/</a>？</strong>。<code>d</code>とwww.a.jp',
  ],
  [
    '（www.a.jp）*強調*と（www.b.jp/x_y）_強_',
    '（<a href="http://www.a.jp">www.a.jp</a>）<em>強調</em>と（<a href="http://www.b.jp/x_y">www.b.jp/x_y</a>）<em>強</em>',
  ],
  ['|https://a.jp、**b**|', '|<a href="https://a.jp">https://a.jp</a>、<strong>b</strong>|'],
  ['[a](https://a.jp/b。c)', '<a href="https://a.jp/b%E3%80%82c">a</a>'],
])('punctuation of another script ends an address in running text: %s', async (text, html) => {
  expect(await htmlOf(text, 'ja')).toBe(`<p>${html}</p>`);
});

test.each([
  ['https://doi.org/10.1002/(SICI)1097-0258(1998)17:15/16<1661::AID-SIM968>3.0.CO;2-2 og mer', '3.0.CO;2-2'],
  ['(https://doi.org/10.1002/x<1::AID-Y>3.0.CO;2-Z)', '3.0.CO;2-Z'],
])('a DOI goes on behind an angle bracket: %s', async (text, end) => {
  const { html } = await readMarkdown(text);
  expect(html).toMatch(new RegExp(`href="[^"]*${end}">[^ ]*${end}</a>`));
});

test('of a link without an address, to a path on a site or out of the publication the text remains', async () => {
  const { html } = await readMarkdown('[*Hei*]() og [a](/artikler/b/), [b](../../x.md).');
  expect(html).toBe('<p><em>Hei</em> og a, b.</p>');
  expect(await problemsOf('[Hei]()')).toEqual(['link-target-exists: [Hei]()']);
});

test('of a link to a file that is not there the text remains', async () => {
  const { html } = await readMarkdown('Se [vedlegg](vedlegg.pdf).', 'nb', { asset: () => undefined });
  expect(html).toBe('<p>Se vedlegg.</p>');
});

test.each([
  ['out of folders', '../'.repeat(300_000)],
  ['in and out', 'a/../'.repeat(200_000)],
])('a path of a megabyte that leads %s leads nowhere', async (_name, path) => {
  const { diagnostics } = await readMarkdown(`[a](${path}b.md)`);
  expect(diagnostics.map(({ code }) => code)).toEqual(['link-target-exists']);
});

test.each([
  ['See <a href="https://a.example/">https://a.example/</a> there', 'https://a.example/</a> there'],
  ['See <a href="https://a.example/">**www.a.example** now</a>', '<strong>www.a.example</strong> now</a>'],
])('the text of a link in HTML is no link itself: %s', async (text, expected) => {
  expect(await bodyByBothParsers(text)).toBe(`<p>See <a href="https://a.example/">${expected}</p>`);
});
