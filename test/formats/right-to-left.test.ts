import { beforeAll, describe, expect, test } from 'vitest';
import { renderBook } from '../../src/formats/pdf/render-book.ts';
import type { RenderInput } from '../../src/formats/format.ts';
import { findBook, findFaults, makeOne, readBook } from '../harness/epub.ts';
import { inputOf } from '../harness/render-input.ts';
import { littlePublication } from '../harness/publication.ts';
import { requestBook } from '../harness/request-book.ts';

let input: RenderInput;

beforeAll(async () => {
  const prepared = await littlePublication()
    .withArticle('shabake', 'متن با `code`.\n', { title: 'شبکه', language: 'fa' })
    .withArticle('maamar', 'זה מאמר.\n', { title: 'מאמר', language: 'he' })
    .withArticle('norsk', 'Norsk tekst.\n', { title: 'Norsk' })
    .withSeries('ketab', { title: 'کتاب', language: 'fa', parts: ['shabake', 'norsk'] })
    .withSeries('blandet', { title: 'Blandet', parts: ['norsk', 'maamar'] })
    .prepare();
  input = inputOf(prepared);
});

function printed(id: string) {
  const book = renderBook(findBook(input, id), input);
  const { html, files } = requestBook(book);
  return { html, style: new TextDecoder().decode(files.get('book.css')?.bytes) };
}

describe('an e-book in Persian', () => {
  let files: ReadonlyMap<string, string>;
  let faults: unknown;

  beforeAll(async () => {
    const { bytes } = await makeOne(input, findBook(input, 'ketab'));
    files = await readBook(bytes);
    faults = await findFaults(bytes);
  });

  test('is valid', () => {
    expect(faults).toEqual([]);
  });

  test('turns its pages from the right', () => {
    expect(files.get('OEBPS/content.opf')).toContain(
      '<spine toc="toc.ncx" page-progression-direction="rtl">',
    );
    expect(files.get('OEBPS/content.opf')).toMatch(/<package[^>]* dir="rtl"/);
    expect(files.get('OEBPS/toc.xhtml')).toMatch(/<html[^>]* dir="rtl"/);
    expect(files.get('OEBPS/article-shabake.xhtml')).toMatch(/<html[^>]* dir="rtl"/);
  });

  test('shows a Norwegian article from the left', () => {
    const page = files.get('OEBPS/article-norsk.xhtml') ?? '';
    expect(page).not.toMatch(/<html[^>]* dir=/);
    expect(page).toMatch(/<p class="part" lang="fa" xml:lang="fa" dir="rtl">/);
    expect(files.get('OEBPS/toc.xhtml')).toMatch(/lang="nb" xml:lang="nb" dir="ltr">Norsk</);
  });
});

test('an e-book in Norwegian shows a Hebrew article from the right, and turns from the left', async () => {
  const { bytes } = await makeOne(input, findBook(input, 'blandet'));
  const files = await readBook(bytes);
  expect(files.get('OEBPS/content.opf')).not.toMatch(/progression|dir=/);
  expect(files.get('OEBPS/article-maamar.xhtml')).toMatch(/<html[^>]* dir="rtl"/);
  expect(files.get('OEBPS/article-norsk.xhtml')).not.toContain('dir=');
  expect(await findFaults(bytes)).toEqual([]);
});

test('a printed book in Persian runs from the right, its chapters begin on the left', () => {
  const { html, style } = printed('ketab');
  expect(html).toMatch(/<html lang="fa" dir="rtl"/);
  expect(html).toMatch(/<article class="chapter chapter-2" lang="nb" dir="ltr">/);
  expect(style).toMatch(/@page chapter-1:left \{ @top-left \{ content: counter\(chapter-1, head-chapter-1\)/);
  expect(style).toMatch(/@page chapter-1:right \{ @top-right \{ content: counter\(chapter-1, head-book\)/);
});

test('a printed book in Norwegian has one article from the right', () => {
  const { html, style } = printed('blandet');
  expect(html).not.toMatch(/<html[^>]* dir=/);
  expect(html).toMatch(/<article class="chapter chapter-2" lang="he" dir="rtl">/);
  expect(html).toMatch(/<span class="contents-title" dir="rtl">מאמר</);
  expect(style).toMatch(
    /@page chapter-1:right \{ @top-right \{ content: counter\(chapter-1, head-chapter-1\)/,
  );
});
