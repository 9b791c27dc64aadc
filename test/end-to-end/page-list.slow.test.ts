import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, inject, test } from 'vitest';
import { lettersOf } from '../../src/formats/epub/align-pages.ts';
import { readBook } from '../harness/epub.ts';
import { findAll, textOf } from '../harness/read-page.ts';
import { readSamplePdf } from '../harness/read-sample-pdf.ts';

const sample = inject('sample');
const ids = readdirSync(join(sample, 'epub')).map((name) => name.replace(/\.epub$/, ''));

describe.each(ids)('the pages of %s', async (id) => {
  const files = await readBook(readFileSync(join(sample, 'epub', `${id}.epub`)));
  const pdf = await readSamplePdf(`${id}.pdf`);
  const toc = fromHtml(files.get('OEBPS/toc.xhtml') ?? '');
  const [list] = findAll(toc, ({ properties }) => properties['epub:type'] === 'page-list');
  const links = list === undefined ? [] : findAll(list, ({ tagName }) => tagName === 'a');

  test('are those of the printed book, from its first part to its end', () => {
    const labels = links.map(textOf);
    const first = pdf.labels.indexOf(labels[0] ?? '');
    expect(first).toBeGreaterThan(3);
    expect(labels).toEqual(pdf.labels.slice(first));
  });

  test('lead to marks that are in the text, each once', () => {
    for (const link of links) {
      const [file = '', mark = ''] = String(link.properties.href).split('#');
      const marks = (files.get(`OEBPS/${file}`) ?? '').match(new RegExp(` id="${mark}"`, 'g'));
      expect(marks, String(link.properties.href)).toHaveLength(1);
    }
  });

  test('begin in the e-book with the words that they begin with in print', () => {
    const missed: string[] = [];
    let checked = 0;
    for (const link of links) {
      const [file = '', mark = ''] = String(link.properties.href).split('#');
      const [, rest = ''] = (files.get(`OEBPS/${file}`) ?? '').split(` id="${mark}"`);
      const words = lettersOf(textOf(fromHtml(`<i ${rest.slice(0, 1500)}`, { fragment: true }))).slice(0, 16);
      const page = pdf.pages[pdf.labels.indexOf(textOf(link))];
      const printed = lettersOf(page?.lines.join(' ') ?? '');
      // Where a part begins, and where a drawing with words does, the two differ by design.
      if (!file.startsWith('article-') || /<header>|<figure>/.test(rest.slice(0, 120))) continue;
      checked += 1;
      const at = printed.indexOf(words);
      // The running head is before it, and half a word that the page before began.
      if (at < 0 || at > 160) missed.push(`${textOf(link)}: ${words}`);
    }
    expect(checked).toBeGreaterThan(links.length / 4);
    // A page may begin inside a link or a formula, which no mark divides.
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(checked * 0.05);
  });

  test('are named by the identifier that the printed book has itself', () => {
    const source = /"pageBreakSource">([^<]+)</.exec(files.get('OEBPS/content.opf') ?? '')?.[1];
    expect(source).toMatch(/^urn:uuid:/);
    expect(pdf.xmp).toContain(`<dc:identifier>${source ?? ''}</dc:identifier>`);
  });
});
