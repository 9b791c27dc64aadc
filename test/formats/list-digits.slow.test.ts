import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFaults, makeBook, readBook } from '../harness/epub.ts';
import { inputOf } from '../harness/render-input.ts';
import { littlePublication } from '../harness/publication.ts';
import { runHere } from '../harness/run-here.ts';
import { shareReadingBrowser } from '../harness/share-reading-browser.ts';
import { makeBookOf } from './pdf/make-book.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { printer } from '../harness/share-printer.ts';

const list = [
  '3. alif',
  '4. be',
  '',
  '   - prikk',
  '',
  '<ol type="a"><li>bokstav</li></ol>',
  '',
  '<ol lang="nb"><li>norsk</li></ol>',
  '',
].join('\n');

const languages = ['fa', 'fa-AF', 'ar', 'ar-EG', 'ar-MA', 'nb', 'he'];
/** How the list of each article counts, the letters in it, and the list in Norwegian. */
const styles: Readonly<Record<string, string>> = {
  fa: 'persian',
  'fa-AF': 'persian',
  ar: 'arabic-indic',
  'ar-EG': 'arabic-indic',
  'ar-MA': 'decimal',
  nb: 'decimal',
  he: 'decimal',
};
const signs: Readonly<Record<string, readonly [string, string]>> = {
  persian: ['۳', '۴'],
  'arabic-indic': ['٣', '٤'],
  decimal: ['3', '4'],
};

const idOf = (language: string): string => `liste-${language.toLowerCase()}`;
const library = languages.reduce(
  (made, language) => made.withArticle(idOf(language), list, { title: `Liste ${language}`, language }),
  littlePublication().withSeries('lister', { parts: languages.map(idOf) }),
);

let folder = '';
let reader: BrowserContext;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-lists-'));
  reader = await (await shareReadingBrowser()).createBrowserContext();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await reader.close();
});

/** The styles of the lists in the body of an article, as a browser sets them. */
async function readStyles(file: string): Promise<string[]> {
  const page = await reader.newPage();
  await page.goto(pathToFileURL(file).href);
  const found = await page.evaluate(
    `[...document.querySelectorAll('main li, body > * li, body > li')]
      .filter((item) => /^(alif|prikk|bokstav|norsk)$/.test(item.textContent.trim()))
      .map((item) => getComputedStyle(item).listStyleType)`,
  );
  await page.close();
  return found as string[];
}

const expected = (language: string): string[] => [styles[language] ?? '', 'circle', 'lower-alpha', 'decimal'];

describe('on the site', () => {
  beforeAll(async () => {
    const { code, output } = await library.inFolder((root) =>
      runHere(['build', '--root', root, '--out', folder, '--format', 'site']),
    );
    expect({ code, output }).toEqual({ code: 0, output: '' });
  });

  test.each(languages)('a list counts in the digits of %s', async (language) => {
    const page = join(folder, 'site/articles', idOf(language), 'index.html');
    expect(await readStyles(page)).toEqual(expected(language));
  });
});

describe('in an e-book', () => {
  let faults: readonly string[];

  beforeAll(async () => {
    const bytes = await makeBook(inputOf(await library.prepare()), 'lister');
    faults = await findFaults(bytes);
    for (const [path, text] of await readBook(bytes)) {
      mkdirSync(dirname(join(folder, 'epub', path)), { recursive: true });
      writeFileSync(join(folder, 'epub', path), text);
    }
  });

  test('the style sheet is valid', () => {
    expect(faults).toEqual([]);
  });

  test.each(languages)('a list counts in the digits of %s', async (language) => {
    const page = join(folder, 'epub/OEBPS', `article-${idOf(language)}.xhtml`);
    expect(await readStyles(page)).toEqual(expected(language));
  });
});

test('in print the items carry the digits of each language', async () => {
  const input = inputOf(await library.prepare());
  const { pages } = await readPdf(await makeBookOf(input, 'lister', printer.print));
  const texts = pages.map(({ lines }) => lines.join(' ')).filter((text) => text.includes('alif'));
  expect(texts).toHaveLength(languages.length);
  languages.forEach((language, index) => {
    const marks = [/([^\s.]+)[. ]*alif/, /([^\s.]+)[. ]*be /].map(
      (mark) => mark.exec(texts[index] ?? '')?.[1],
    );
    expect([language, ...marks]).toEqual([language, ...(signs[styles[language] ?? ''] ?? [])]);
  });
});
