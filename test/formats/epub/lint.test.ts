import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { findBook, makeOne } from '../../harness/epub.ts';
import { inputOf } from '../../harness/render-input.ts';
import { littlePublication, type LittlePublication } from '../../harness/publication.ts';

/** What is said against the e-book of the little publication, a line each. */
async function lint(publication: LittlePublication, devices = ['kindle', 'kobo', 'apple-books']) {
  const prepared = await publication.withConfig({ series: ['nettverksbygging'], devices }).prepare();
  const input = inputOf(prepared);
  const { diagnostics } = await makeOne(input, findBook(input, 'nettverksbygging'));
  return diagnostics.map(
    ({ code, message, place }) => `${place.file}:${place.start.line} ${code} ${message}`,
  );
}

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#103d32' } });
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="16"><rect width="10" height="16"/></svg>';

function withCover(name: string, content: string | Uint8Array): LittlePublication {
  return littlePublication()
    .withFile(`series/${name}`, content)
    .withSeries('nettverksbygging', { cover: name, parts: ['nettverk-og-relasjon', 'tillit'] });
}

/** Letters and digits of a style sheet that takes the place of the book's. */
const withStyle = (css: string) =>
  littlePublication().withFile('series/maler/epub/book.css', css).withConfig({ templates: 'maler' });

describe('for each device', () => {
  test('a book of our own making has no fault', async () => {
    expect(await lint(littlePublication())).toEqual([]);
  });

  test('only the devices that the publication names are asked', async () => {
    const table = `| ${Array.from({ length: 12 }, (_, index) => `Kolonne${index}`).join(' | ')} |\n|${'---|'.repeat(12)}\n`;
    const publication = littlePublication().withArticle('tillit', `${table}| 1 |\n`);
    expect(await lint(publication)).toHaveLength(2);
    expect(await lint(publication, ['kobo'])).toEqual([
      expect.stringMatching(/^series\/articles\/tillit\.md:\d+ device-kobo Kobo: the table has 12 columns/),
    ]);
    expect(await lint(publication, [])).toEqual([]);
  });

  test('a cover has to be large enough, and a bitmap', async () => {
    const small = await lint(withCover('liten.png', await plain(400, 640).png().toBuffer()));
    expect(small).toEqual([
      expect.stringContaining('Kindle: the cover has 400 × 640 pixels, fewer than 625 × 1000'),
      expect.stringContaining('Apple Books: the cover has 400 × 640 pixels'),
    ]);
    expect(await lint(withCover('stor.png', await plain(1600, 2560).png().toBuffer()))).toEqual([]);
    expect((await lint(withCover('tegning.svg', svg))).map((line) => line.split(' ')[1])).toEqual([
      'device-kindle',
      'device-kobo',
      'device-apple-books',
    ]);
  });

  test('a long table is too long for Kindle', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => `| ${index} | ${index} |`).join('\n');
    expect(await lint(littlePublication().withArticle('tillit', `| A | B |\n|---|---|\n${rows}\n`))).toEqual([
      expect.stringContaining('Kindle: the table has 2 columns and 121 rows'),
    ]);
  });

  test('two hyphens in a comment of a template are reported at their place', async () => {
    const publication = littlePublication().withFile(
      'series/maler/epub/colophon.eta',
      "<% layout('@epub/page', it) %>\n<section>\n<!-- kolofon -- siste side --><h1><%= it.title %></h1>\n</section>\n",
    );
    const prepared = await publication
      .withConfig({ series: ['nettverksbygging'], templates: 'maler' })
      .prepare();
    const input = inputOf(prepared);
    const { diagnostics } = await makeOne(input, findBook(input, 'nettverksbygging'));
    expect(diagnostics).toMatchObject([
      {
        code: 'device-kindle',
        place: { file: 'series/maler/epub/colophon.eta', start: { line: 3, column: 1 } },
      },
    ]);
  });
});

describe('a style sheet of the editor', () => {
  test.each([
    ['p { margin: 1em 5%; }', 0],
    ['p { margin: 0 1.5em; }', 1],
    ['p { margin: 1em 0 1em 2em; }', 1],
    ['p { margin-left: 10em; }', 1],
    ['p { margin-left: 0; }', 0],
    ['p { background: none; }', 0],
    ['p { background-color: #fff; }', 1],
    ['p { color: red; }', 0],
    ["@font-face { font-family: A; src: local('A'); } p { color: red; }", 1],
    ['p { font-size: 110%; }', 1],
    ['p { width: var(--x); }', 1],
  ])('%s: %i', async (css, count) => {
    const prepared = await withStyle(css)
      .withConfig({ series: ['nettverksbygging'], templates: 'maler' })
      .prepare();
    const input = inputOf(prepared);
    const { diagnostics } = await makeOne(input, findBook(input, 'nettverksbygging'));
    expect(diagnostics.map(({ message }) => message)).toHaveLength(count);
  });

  test('that cannot be read is reported, with its place', async () => {
    const report = await withStyle('p {\n  margin: 0;\n')
      .withConfig({ series: ['nettverksbygging'], templates: 'maler' })
      .report('check');
    expect(report).toMatch(/series\/maler\/epub\/book\.css:1:1 {2}error template-valid/);
  });
});
