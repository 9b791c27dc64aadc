import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import JSZip from 'jszip';
import { describe, expect, inject, test } from 'vitest';
import { findFaults } from '../harness/epub.ts';
import { findAll, textOf } from '../harness/read-page.ts';
import { readSeriesTitles } from '../harness/series-titles.ts';

const sample = inject('sample');
const folder = join(sample, 'epub');
const titles = readSeriesTitles();
const books = [
  ...Object.keys(titles).map((id) => `epub/${id}`),
  'epub/writing-in-parts-sample',
  'epub/ni-artikler-a-begynne-med',
  'members/books/writing-in-parts',
];

describe.each(books)('%s.epub', (book) => {
  const bytes = readFileSync(join(sample, `${book}.epub`));

  test('is valid, without a warning', async () => {
    expect(await findFaults(bytes)).toEqual([]);
  });

  test('has its mimetype first and stored (OCF 3.3, section 4.3)', () => {
    expect(bytes.subarray(30, 38).toString('latin1')).toBe('mimetype');
    expect(bytes.readUInt16LE(8)).toBe(0);
    expect(bytes.subarray(38, 58).toString('latin1')).toBe('application/epub+zip');
  });

  test('fetches nothing', async () => {
    const zip = await JSZip.loadAsync(bytes);
    for (const file of zip.file(/\.(xhtml|css)$/)) {
      const text = await file.async('string');
      expect(text, file.name).not.toMatch(/(?:src|poster|xlink:href)="(?:https?:)?\/\//);
      expect(text, file.name).not.toMatch(/url\(\s*["']?(?:https?:)?\/\//);
      expect(text, file.name).not.toMatch(/<link[^>]+href="(?:https?:)?\/\//);
    }
  });
});

describe.each(Object.entries(titles))('the contents of %s', (id, expected) => {
  test('lists the parts in order, and the spine follows', async () => {
    const zip = await JSZip.loadAsync(readFileSync(join(folder, `${id}.epub`)));
    const packageFile = zip.file(/\.opf$/)[0];
    const opf = (await packageFile?.async('string')) ?? '';
    const navName =
      /<item[^>]*properties="[^"]*\bnav\b[^"]*"[^>]*>/.exec(opf)?.[0].match(/href="([^"]+)"/)?.[1] ?? '';
    const base = packageFile?.name.replace(/[^/]+$/, '') ?? '';
    const nav = fromHtml((await zip.file(`${base}${navName}`)?.async('string')) ?? '');
    const links = findAll(
      nav,
      ({ tagName, properties }) => tagName === 'nav' && properties['epub:type'] === 'toc',
    ).flatMap((toc) => findAll(toc, ({ tagName }) => tagName === 'a'));
    const parts = links.filter((link) => /^article-[^#]+$/.test(String(link.properties.href)));
    expect(parts.map(textOf)).toEqual(expected.map((title): unknown => expect.stringContaining(title)));

    const hrefs = new Map(
      [...opf.matchAll(/<item\s[^>]*>/g)].map(([item]) => [
        /\sid="([^"]+)"/.exec(item)?.[1],
        /href="([^"]+)"/.exec(item)?.[1],
      ]),
    );
    const spine = [...opf.matchAll(/<itemref\s[^>]*idref="([^"]+)"/g)].map(([, ref]) => hrefs.get(ref));
    const chapters = parts.map(({ properties }) => String(properties.href));
    expect(spine.filter((href) => chapters.includes(href ?? ''))).toEqual(chapters);
  });
});
