import { expect, test } from 'vitest';
import { htmlOf, problemsOf, readMarkdown } from '../harness/markdown.ts';

async function captionOf(text: string): Promise<string> {
  const html = await htmlOf(text);
  return /<\/span> (.*)<\/figcaption>/s.exec(html)?.[1] ?? html;
}

test.each([
  [
    '![x](x.png "Etter [@castells2004, s. 3].")',
    /^Etter <span class="citation">\(<a href="#ref-castells2004">Castells 2004, 3<\/a>\)<\/span>\.$/,
  ],
  [
    '![x](x.png "En *viktig* og **sterk** `kode`")',
    /^En <em>viktig<\/em> og <strong>sterk<\/strong> <code>kode<\/code>$/,
  ],
  ['![x](x.png "Kurven $x^2$")', /^Kurven <math.*<\/math>$/],
  ['![x](x.png \'"Sitat" og *mer*\')', /^«Sitat» og <em>mer<\/em>$/],
  ['![x](x.png "Se [tillit](tillit.md)")', /^Se <a href="\.\.\/tillit\/">tillit<\/a>$/],
  ['![x](x.png "Ikke \\*uthevet\\* og \\"sitert\\"")', /^Ikke \*uthevet\* og «sitert»$/],
  ['![x](x.png "# Ingen overskrift, *men* tekst")', /^# Ingen overskrift, <em>men<\/em> tekst$/],
  ['![x](x.png "2. *Andre* punkt")', /^2\. <em>Andre<\/em> punkt$/],
  ['![x](x.png "Over\n*to* linjer")', /^Over <em>to<\/em> linjer$/],
  ['[![x](x.png "Med *lenke*")](https://example.org/)', /^Med <em>lenke<\/em>$/],
  ['> ![x](x.png "I et *sitat*")', /^I et <em>sitat<\/em>$/],
])('%s', async (text, caption) => {
  expect(await captionOf(text)).toMatch(caption);
});

test('a note in a caption is one of the article', async () => {
  const html = await htmlOf('![x](x.png "Målt i 2004[^a]")\n\nTekst[^b].\n\n[^a]: Kilde.\n[^b]: Annen.');
  expect(html).toMatch(/<figcaption>.*Målt i 2004<sup[^>]*><a href="#fn-a"[^>]*>1<\/a><\/sup><\/figcaption>/);
  expect(html).toMatch(/Tekst<sup[^>]*><a [^>]*>2<\/a>/);
});

test('figures with markup and without are numbered together', async () => {
  const html = await htmlOf('![x](x.png "Ren tekst")\n\n![y](y.png "Med *uthevet*")\n\n![z](z.png)');
  expect(html).toMatch(/id="figur-1".*id="figur-2"/s);
  expect(html.match(/<figure class="figure"/g)).toHaveLength(3);
});

test('raw HTML beside it changes nothing', async () => {
  const html = await htmlOf('<b>Hei</b>\n\n![x](x.png "Med *uthevet*")');
  expect(html).toContain(
    '<figcaption><span class="figure-number">Figur 1</span> Med <em>uthevet</em></figcaption>',
  );
});

test('a problem in a caption is placed in it', async () => {
  const text = '![x](x.png "Kilde: *her* [@castells2004")';
  expect(await problemsOf(text)).toEqual(['citation-form: @castells2004']);
  const { document } = await readMarkdown('![x](x.png "Kilde: *her* [@berry1983]")');
  expect(document.citations[0]?.place.start.offset).toBe(25);
});
