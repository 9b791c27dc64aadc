import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../src/build/prepare.ts';
import { renderBook } from '../../src/formats/pdf/render-book.ts';
import { build } from '../../src/library/build.ts';
import { findBook, findFaults, readBook } from '../harness/epub.ts';
import { inputOf } from '../harness/render-input.ts';
import { requestBook } from '../harness/request-book.ts';
import { templates } from '../harness/run-here.ts';

const root = mkdtempSync(join(tmpdir(), 'kolofon-markup-'));
const asOf = '2026-11-23';

const article = `---
title: Reindrift
summary: Om rein og vidde.
published: 2026-05-04
---

## Ordene {#ordene-vi-bruker .klasse}

Rein
Simle
: Et dyr på ==vidda== :deer:
: H~2~O og km^2^

Tekst^[En *note* om NRK.] og %%hemmelig%% [lille]{.smallcaps} NRK.

%%
hemmelig

- hemmelig
%%

*[NRK]: Norsk rikskringkasting

![Kart](kart.svg){width=50% #fig-kart}

![Kart til|120x60](kart.svg) i en linje.

\`\`\`js title="flokk.js" {2} showLineNumbers{9}
const flokk = [];
flokk.push('rein');
\`\`\`

\\newcommand{\\flokk}{\\mathbb{F}}

$$
x \\in \\flokk
$$ {#eq-flokk}

Den drikker $\\ce{H2O}$. Se @eq-flokk, \\(x^2\\), [ordene](#ordene-vi-bruker) og [kartet](#fig-kart).

\\[
y = 1
\\]
`;

let page = '';
let chapter = '';
let book: Uint8Array = new Uint8Array();
let print = '';
let everything = '';

beforeAll(async () => {
  mkdirSync(join(root, 'series/articles'), { recursive: true });
  const write = (name: string, text: string) => {
    writeFileSync(join(root, 'series', name), text);
  };
  write(
    'publication.yaml',
    'title: Vidda\nsummary: Om vidda.\nlanguage: nb\nbaseUrl: https://vidda.example/\npublisher: Vidda\nauthors: [Ingrid Solberg]\nseries: [vidda]\n',
  );
  write(
    'vidda.yaml',
    'title: Vidda\nsummary: Om vidda.\nedition: { number: 1, date: 2026-05-04 }\nparts: [rein]\n',
  );
  write('articles/rein.md', article);
  write(
    'articles/kart.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><path d="M0 0h400v200H0z"/></svg>',
  );
  const result = await build({ root, asOf, formats: ['site', 'epub'], cache: false });
  expect(result.diagnostics).toEqual([]);
  const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
  everything = files
    .filter((name) => /\.(?:html|xml|json|txt|js)$/.test(name))
    .map((name) => readFileSync(join(root, 'dist', name), 'utf8'))
    .join('\n');
  page = readFileSync(join(root, 'dist/site/artikler/rein/index.html'), 'utf8');
  book = readFileSync(
    join(root, 'dist', result.files.map(({ path }) => path).find((path) => path.endsWith('.epub')) ?? ''),
  );
  chapter = (await readBook(book)).get('OEBPS/article-rein.xhtml') ?? '';
  const { prepared } = await prepare(root, templates, asOf);
  if (prepared === undefined) throw new Error('It has errors.');
  await prepared.readBodies(prepared.loaded.articles.map(({ source }) => source));
  const input = inputOf(prepared);
  print = requestBook(renderBook(findBook(input, 'vidda'), input)).html.replaceAll('\u00AD', '');
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

test.each([
  [
    'a definition list',
    /<dt[^>]*>Rein<\/dt>\s*<dt[^>]*>Simle<\/dt>\s*<dd[^>]*>Et dyr på <mark>vidda<\/mark> 🦌<\/dd>/,
  ],
  ['scripts', /H<sub>2<\/sub>O og km<sup>2<\/sup>/],
  ['a note', /En <em>note<\/em> om <abbr title="Norsk rikskringkasting">NRK<\/abbr>/],
  ['small capitals', /<span class="smallcaps">lille<\/span>/],
  ['the title of a listing', /<figure class="listing"><figcaption><code>flokk\.js<\/code><\/figcaption>/],
  ['a marked line', /<mark (?=[^>]*class="line")(?=[^>]*data-line="10")[^>]*>/],
  ['a chemical formula', /<msub><mi mathvariant="normal">H<\/mi><mn>2<\/mn><\/msub>/],
  ['an equation with its number', /ℱ|𝔽/],
  ['a figure with its id', /<figure [^>]*id="[^"]*fig-kart"/],
])('%s is in the site, the e-book and the printed book', (_what, pattern) => {
  expect(page).toMatch(pattern);
  expect(chapter).toMatch(pattern);
  expect(print).toMatch(pattern);
});

test('the heading has its id in every format, and the links lead to it', () => {
  expect(page).toMatch(/<h2 id="ordene-vi-bruker">[^]*href="#ordene-vi-bruker"/);
  expect(chapter).toMatch(/<h2 id="ordene-vi-bruker"[^]*href="#ordene-vi-bruker"/);
  expect(print).toMatch(/id="rein--ordene-vi-bruker"[^]*href="#rein--ordene-vi-bruker"/);
});

test('comments and marks of the source are in no output', () => {
  const shown = [everything, chapter, print]
    .join('\n')
    .replaceAll(/alttext="[^"]*"|aria-label="[^"]*"/gi, '');
  expect(shown).not.toMatch(/hemmelig|==vidda|:deer:|\^\[|\*\[NRK|\{#|\{width|newcommand|@eq-|\uFDE0/);
});

test('the e-book is valid', async () => {
  expect(await findFaults(book)).toEqual([]);
});
