import { beforeAll, expect, test } from 'vitest';
import { renderBook } from '../../src/formats/pdf/render-book.ts';
import { site } from '../../src/formats/site/site.ts';
import type { RenderInput } from '../../src/formats/format.ts';
import { findBook, findFaults, makeOne, readBook } from '../harness/epub.ts';
import { inputOf, renderJob } from '../harness/render-input.ts';
import { littlePublication } from '../harness/publication.ts';
import { required } from '../harness/read-page.ts';
import { renderPages } from '../harness/render-pages.ts';
import { requestBook } from '../harness/request-book.ts';

const written = '"*Tillit*" & `git <b>`';
const html = '«<em>Tillit</em>» &amp; <code>git &lt;b&gt;</code>';
const plain = '«Tillit» &amp; git &lt;b&gt;';

let input: RenderInput;

beforeAll(async () => {
  const prepared = await littlePublication()
    .withArticle('merket', 'Tekst.\n', { title: written })
    .withArticle('etter', 'Tekst.\n')
    .withSeries('om-titler', { title: 'Om `rebase` og *andre*', parts: ['merket', 'etter'] })
    .prepare();
  input = inputOf(prepared);
});

test('a site shows the markup of a title, and plain text where markup is impossible', async () => {
  const [job] = site.plan(input);
  const made = renderPages((await renderJob(job)).value);
  const read = (end: string) => {
    const file = required(made.find(({ path }) => path.endsWith(end)));
    return file.kind === 'text' ? file.text : '';
  };
  const article = read('/merket/index.html');
  expect(article).toContain(`<h1>${html}</h1>`);
  expect(article).toContain(`<title>${plain} – `);
  expect(article).toContain('Om <code>rebase</code> og <em>andre</em>');
  expect(read('/om-titler/index.html')).toContain(`>${html}</a>`);
  expect(read('/etter/index.html')).toMatch(new RegExp(`rel="prev".*${html}`));
  for (const feed of ['/feed.xml', '/feed.json']) expect(read(feed)).not.toMatch(/\*|`|<em>/);
});

test('an e-book shows it in the chapter and the navigation document, and is valid', async () => {
  const { bytes } = await makeOne(input, findBook(input, 'om-titler'));
  const files = await readBook(bytes);
  const chapter = files.get('OEBPS/article-merket.xhtml') ?? '';
  expect(chapter).toContain(`<h1>${html}</h1>`);
  expect(chapter).toContain(`<title>${plain}</title>`);
  expect(files.get('OEBPS/toc.xhtml')).toContain(`>${html}</a>`);
  expect(files.get('OEBPS/toc.ncx')).toContain(`<text>${plain}</text>`);
  expect(files.get('OEBPS/content.opf')).toContain('>Om rebase og andre<');
  expect(await findFaults(bytes)).toEqual([]);
});

test('a printed book shows it at its chapter and in the contents, and has it plain in its running heads', () => {
  const book = renderBook(findBook(input, 'om-titler'), input);
  const { html: page, files } = requestBook(book);
  expect(page).toMatch(new RegExp(`class="opener-title" id="[^"]*">${html}</`));
  expect(page).toMatch(new RegExp(`class="contents-title">${html}</`));
  expect(new TextDecoder().decode(files.get('book.css')?.bytes)).toContain('«Tillit» & git');
});
