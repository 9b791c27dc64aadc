import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFaults, makeBook, readBook } from '../../harness/epub.ts';
import { inputOf } from '../../harness/render-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { shareReadingBrowser } from '../../harness/share-reading-browser.ts';
import { phone } from '../../harness/site-browser.ts';

const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung';
const tables = [
  `| Navn | Antall |\n|---|--:|\n| ${long} | 12 |\n`,
  `| Antall | Pris | Beskrivelse |\n|--:|--:|---|\n| 1 | 100 | **${long}** og mer |\n`,
  `| Navn | Antall | Pris | Kort |\n|---|--:|--:|---|\n| kort og godt | 12 | 1000 | ${long}${long} |\n`,
  '| Navn | Antall |\n|---|--:|\n| vanlig tekst med flere ord, som deles over flere linjer | 3 |\n',
  `| År | Sum | Antall | Pris | Rabatt | Kode |\n|---|--:|--:|--:|--:|---|\n| 2024 | 1 | 2 | 3 | 4 | ${long} |\n`,
  `| Antall | ${long} |\n|---|---|\n| 1 | kommunikasjonsvirksomhet |\n`,
];

let folder = '';
let reader: BrowserContext;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-tables-'));
  reader = await (await shareReadingBrowser()).createBrowserContext();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await reader.close();
});

test('on a phone no table of an e-book breaks a short word, nor is it wider than its page', async () => {
  const prepared = await littlePublication().withArticle('tillit', tables.join('\n')).prepare();
  const bytes = await makeBook(inputOf(prepared), 'nettverksbygging');
  expect(await findFaults(bytes)).toEqual([]);
  const files = [...(await readBook(bytes))].filter(([path]) => /tillit\.xhtml$|\.css$/.test(path));
  for (const [path, text] of files) writeFileSync(join(folder, path.split('/').at(-1) ?? ''), text);
  const page = await reader.newPage();
  await page.setViewport(phone);
  await page.goto(pathToFileURL(join(folder, 'article-tillit.xhtml')).href);
  const seen = await page.evaluate(`(() => {
    const broken = [];
    for (const cell of document.querySelectorAll('th, td')) {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        for (const { 0: word, index } of texts.currentNode.data.matchAll(/\\S+/g)) {
          const range = document.createRange();
          range.setStart(texts.currentNode, index);
          range.setEnd(texts.currentNode, index + word.length);
          const lines = new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top)));
          if (lines.size > 1) broken.push(word);
        }
      }
    }
    const widths = Array.from(document.querySelectorAll('table'), (table) => table.getBoundingClientRect().width);
    return { broken, widest: Math.max(...widths), tables: widths.length };
  })()`);
  const { broken, widest, tables: count } = seen as { broken: string[]; widest: number; tables: number };
  expect(broken.filter((word) => word.length < 15)).toEqual([]);
  expect(broken).not.toEqual([]);
  expect(count).toBe(tables.length);
  expect(widest).toBeLessThanOrEqual(phone.width);
});
