import { expect, test } from 'vitest';
import { renderBook } from '../../src/formats/pdf/render-book.ts';
import { site } from '../../src/formats/site/site.ts';
import { findBook, makeOne, readBook } from '../harness/epub.ts';
import { inputOf, renderJob } from '../harness/render-input.ts';
import { littlePublication, type LittlePublication } from '../harness/publication.ts';
import { required } from '../harness/read-page.ts';
import { renderPages } from '../harness/render-pages.ts';
import { requestBook } from '../harness/request-book.ts';

/** The style sheets of the site, of an e-book and of a printed book. */
async function listStyles(publication: LittlePublication) {
  const prepared = await publication
    .withConfig({ series: ['nettverksbygging'], templates: 'maler' })
    .prepare();
  const input = inputOf(prepared);
  const book = findBook(input, 'nettverksbygging');
  const [job] = site.plan(input);
  const sheet = required(
    renderPages((await renderJob(job)).value).find(({ path }) => /site\.\w+\.css$/.test(path)),
  );
  const { bytes, diagnostics } = await makeOne(input, book);
  const files = await readBook(bytes);
  const ofBook = [...files].find(([path]) => path.endsWith('.css'));
  const { files: printed } = requestBook(renderBook(book, input));
  return {
    styles: [
      sheet.kind === 'text' ? sheet.text : '',
      required(ofBook)[1],
      new TextDecoder().decode(printed.get('book.css')?.bytes),
    ],
    diagnostics,
  };
}

const faces = '.math-text-mono {\n  font-family: monospace;\n}\n';

test('the rules of mathematics are before those of each format, and a publication may have its own', async () => {
  const { styles, diagnostics } = await listStyles(
    littlePublication()
      .withFile('series/maler/mathematics.css', '.math-box {\n  margin: 0 2em;\n}\n')
      .withFile('series/maler/epub/book.css', `@namespace epub 'http://www.idpf.org/2007/ops';\n${faces}`),
  );
  for (const style of styles) {
    expect(style).toMatch(/\.math-box ?\{\s*margin: ?0 2em;?\s*\}[^]*\.math-text-mono/);
    expect(style).not.toContain('.math-cancel-up');
  }
  expect(styles[1]).toMatch(/^@namespace epub [^;]+;\s*\.math-box/);
  expect(diagnostics).toMatchObject([
    { code: 'device-kobo', place: { file: 'series/maler/mathematics.css', start: { line: 2 } } },
  ]);
});

test('without one, each has those of Kolofon once', async () => {
  const { styles, diagnostics } = await listStyles(
    littlePublication().withFile('series/maler/epub/x.txt', ''),
  );
  for (const style of styles) expect(style.match(/\.math-wide-6/g)).toHaveLength(1);
  expect(diagnostics).toEqual([]);
});
