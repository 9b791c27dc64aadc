import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { findBook, findFaults, makeOne, readBook, readBytes } from '../../harness/epub.ts';
import { inputOf } from '../../harness/render-input.ts';
import { hardPublication } from '../../harness/hard-book.ts';
import { littlePublication } from '../../harness/publication.ts';

const flat = { width: 9, height: 9, channels: 3, background: '#123456' } as const;

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

  test('warns of a table that no small screen can show, at its place', () => {
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

  test('offers a file for download at its address, also where it is a picture too', async () => {
    const publication = (await hardPublication())
      .withArticle(
        'bilder',
        '![En flate](ikke-jpeg.jpg)\n\n![To](a.webp)\n\n![Tre](a-webp.jpg)\n\n[Last ned](ikke-jpeg.jpg)\n',
      )
      .withFile('series/articles/a.webp', await sharp({ create: flat }).webp().toBuffer())
      .withFile('series/articles/a-webp.jpg', await sharp({ create: flat }).jpeg().toBuffer())
      .withArticle('tegn', '<span id="--page-2">Anker</span> i teksten.\n');
    const input = inputOf(await publication.prepare());
    const { bytes: other } = await makeOne(input, findBook(input, 'prove'));
    expect(await findFaults(other)).toEqual([]);
    const chapter = (await readBook(other)).get('OEBPS/article-bilder.xhtml') ?? '';
    expect(chapter).toContain(
      '<a href="https://relasjonsbiblioteket.example/files/ikke-jpeg.png">Last ned</a>',
    );
    expect((await readBook(other)).get('OEBPS/article-tegn.xhtml')).not.toContain('--page');
  });

  test('has a chapter of an empty article', () => {
    expect(files.get('OEBPS/article-tom.xhtml')).toContain('<h1>Tom</h1>');
  });
});

describe('what no book can hold is reported before one is made', () => {
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

  test('a control character in a title, a drawing that is no XML', async () => {
    const { codes } = await littlePublication()
      .withArticle('tillit', 'Tekst.\n', { title: 'Til\u0001lit', tags: ['a\u0002'] })
      .problems();
    expect(codes.filter((code) => code === 'value-type')).toHaveLength(2);
    const noncharacter = littlePublication().withArticle('tillit', 'Tekst.\n', { title: 'Til\uFFFElit' });
    expect((await noncharacter.problems()).codes).toContain('utf8-valid');
    const report = await littlePublication()
      .withFile(
        'series/articles/halv.svg',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0"></svg>',
      )
      .withArticle('tillit', '![Noe](halv.svg)\n')
      .report('check');
    expect(report).toMatch(/tillit\.md:\d+:1 {2}error image-format/);
  });

  test('a style sheet that loads something', async () => {
    const report = await littlePublication()
      .withFile(
        'series/maler/epub/book.css',
        '@import url("https://x.example/a.css");\np { border-image: url(a.png); }\n',
      )
      .withConfig({ series: ['nettverksbygging'], templates: 'maler' })
      .report('check');
    expect(report.match(/error template-valid/g)).toHaveLength(2);
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
