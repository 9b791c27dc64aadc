import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { findBook, findFaults, makeOne, readBook, readBytes } from '../../harness/epub.ts';
import { inputOf } from '../../harness/format-input.ts';
import { hardPublication } from '../../harness/hard-book.ts';
import { littlePublication } from '../../harness/publication.ts';

describe('a book that has to bear much', () => {
  let bytes: Uint8Array;
  let files: ReadonlyMap<string, string>;
  let diagnostics: readonly Diagnostic[];

  beforeAll(async () => {
    const input = inputOf(await (await hardPublication()).prepare());
    ({ bytes, diagnostics } = await makeOne(input, findBook(input, 'prove')));
    files = await readBook(bytes);
  });

  test('is valid', async () => {
    expect(await findFaults(bytes)).toEqual([]);
  });

  test('keeps every sign of its titles', () => {
    const opf = files.get('OEBPS/content.opf') ?? '';
    expect(opf).toContain('Prøver &amp; &lt;feller&gt;: ');
    expect(files.get('OEBPS/article-tegn.xhtml')).toContain('Q&amp;A: &lt;Hva&gt; sier');
    expect(files.get('OEBPS/toc.xhtml')).toContain('שלום: رشبكة و ABC');
    expect(files.get('OEBPS/article-hoyre.xhtml')).toMatch(/<span(?=[^>]* dir="rtl")(?=[^>]* lang="he")/);
  });

  test('warns of the table that no small screen can show, where it stands', () => {
    const found = diagnostics.map(({ code, place }) => [code, place.file, place.start.line]);
    expect(found).toEqual([
      ['device-kindle', 'series/articles/tabell.md', 12],
      ['device-kobo', 'series/articles/tabell.md', 12],
    ]);
  });

  test('names pictures by what they are, each once', async () => {
    const figures = [...files.keys()].filter((name) => name.startsWith('OEBPS/figures/')).sort();
    expect(figures).toEqual([
      'OEBPS/figures/bilde.jpg',
      'OEBPS/figures/bilde.webp.jpg',
      'OEBPS/figures/ikke-jpeg.png',
    ]);
    expect((await readBytes(bytes, 'OEBPS/figures/ikke-jpeg.png')).subarray(1, 4)).toEqual(
      new TextEncoder().encode('PNG'),
    );
  });

  test('has a chapter of an empty article', () => {
    expect(files.get('OEBPS/article-tom.xhtml')).toContain('<h1>Tom</h1>');
  });
});

describe('what no book can hold is told before one is made', () => {
  const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  test.each([
    ['a script in a drawing', 'tegning.svg', script, 'image-format'],
    ['a text that is called a picture', 'bilde.png', 'dette er ikke et bilde', 'image-format'],
    ['a film', 'film.png', 'RIFF0000AVI LIST', 'image-format'],
  ])('%s', async (_what, name, content, code) => {
    const { codes } = await littlePublication()
      .withFile(`series/articles/${name}`, content)
      .withArticle('tillit', `![Noe](${name})\n`)
      .problems();
    expect(codes).toEqual([code]);
  });

  test('names that differ only in case, or in how an accent is written', async () => {
    const { codes } = await littlePublication()
      .withArticle('Tillit', 'Samme navn.\n')
      .withArticle('kaf\u00e9', 'Sammensatt.\n')
      .withArticle('kafe\u0301', 'Oppdelt.\n')
      .problems();
    expect(new Set(codes)).toEqual(new Set(['slug-case-unique']));
    expect(codes.length).toBeGreaterThanOrEqual(2);
  });

  test('a picture whose end is missing', async () => {
    const { default: sharp } = await import('sharp');
    const whole = await sharp({ create: { width: 2000, height: 50, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    const report = await littlePublication()
      .withFile('series/articles/halv.png', whole.subarray(0, 100_000))
      .withArticle('tillit', '![Noe](halv.png)\n')
      .report('check');
    expect(report).toMatch(/tillit\.md:\d+:1 {2}error image-format/);
  });
});
