import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepare } from '../../src/build/prepare.ts';
import { renderBook } from '../../src/formats/pdf/render-book.ts';
import { build } from '../../src/library/build.ts';
import { check } from '../../src/library/check.ts';
import { findBook, readBook } from '../harness/epub.ts';
import { inputOf } from '../harness/render-input.ts';
import { requestBook } from '../harness/request-book.ts';
import { templates } from '../harness/run-here.ts';

let root: string;
const article = 'series/articles/ditt-nettverk.md';
const asOf = '2026-11-23';

beforeAll(() => {
  root = join(mkdtempSync(join(tmpdir(), 'kolofon-')), 'publication');
  mkdirSync(root);
  cpSync('examples/plugins', root, { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

const definitions = '<dl><dt>Node</dt><dd>Et menneske eller en bedrift.';

test('the site and the e-book show what plug-ins from npm and of the example make', async () => {
  const result = await build({ root, asOf, formats: ['site', 'epub'], cache: false });
  expect(result.diagnostics).toEqual([]);
  const page = readFileSync(join(root, 'dist/site/artikler/ditt-nettverk/index.html'), 'utf8');
  expect(page).toContain('Et nettverk er alle du kjenner 🌱, og');
  expect(page).toContain(definitions);
  expect(page).toContain(
    '<h2 id="ordene">Ordene<a aria-label="Lenke til avsnittet" href="#ordene"> #</a></h2>',
  );
  expect(page).toContain(
    '<aside class="callout exercise" role="note"><p class="callout-title">Oppgave 1: Hvem snakker du med?</p>',
  );
  const [book = ''] = result.files.map(({ path }) => path).filter((path) => path.endsWith('.epub'));
  const files = await readBook(readFileSync(join(root, 'dist', book)));
  const chapter = files.get('OEBPS/article-ditt-nettverk.xhtml') ?? '';
  expect(chapter).toContain('🌱');
  expect(chapter).toContain(definitions);
  expect(chapter).toMatch(/<h2[^>]*>Ordene<\/h2>/);
  expect(chapter).toContain('<p class="callout-title">Oppgave 2</p>');
  expect(files.get('OEBPS/toc.xhtml')).toMatch(/>Ordene<\/a>/);
});

test('so does the printed book', async () => {
  const { prepared } = await prepare(root, templates, asOf);
  if (prepared === undefined) throw new Error('It has errors.');
  await prepared.readBodies(prepared.loaded.articles.map(({ source }) => source));
  const input = inputOf(prepared);
  const html = requestBook(renderBook(findBook(input, 'nettverk'), input)).html.replaceAll('\u00AD', '');
  expect(html).toContain('🌱');
  expect(html).toContain(definitions);
  expect(html).toMatch(/<h2[^>]*>Ordene<\/h2>/);
  expect(html).toContain('Oppgave 1: Hvem snakker du med?');
  expect(html).not.toContain('Lenke til avsnittet');
});

test('the check of house style reports links that say nothing, and the feature an exercise that asks nothing', async () => {
  const file = join(root, article);
  const written = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    `${written}\nDette står også på [Store norske leksikon](https://snl.no/), [klikk her](https://snl.no/).\n\n:::exercise[Tom]\n:::\n`,
  );
  const { diagnostics } = await check({ root, asOf });
  expect(diagnostics.map(({ code, line, message }) => [code, line, message])).toEqual([
    ['house-style', 27, 'The link "klikk her" does not say where it leads.'],
    ['plugin-message', 29, 'exercises: Oppgave 3 asks nothing.'],
  ]);
  writeFileSync(file, written);
});

test('the plain text of a series is made and offered like its e-book', async () => {
  const result = await build({ root, asOf, formats: ['site', 'epub', 'text'], cache: false });
  expect(result.diagnostics).toEqual([]);
  const path = 'text/nettverk.txt';
  expect(result.files.map((file) => file.path)).toContain(path);
  const text = readFileSync(join(root, 'dist', path), 'utf8');
  expect(text).toMatch(/^Nettverk\n\n\nHva et nettverk er, med oppgaver\.\n\n\n1\/1 {2}Ditt nettverk\n\n/);
  expect(text).toContain('Et nettverk er alle du kjenner 🌱, og');
  expect(text).toContain('Oppgave 1: Hvem snakker du med?');
  expect(text).not.toMatch(/<|Lenke til avsnittet/);
  expect(readFileSync(join(root, 'dist/site/books/nettverk.txt'), 'utf8')).toBe(text);
  const downloads = readFileSync(join(root, 'dist/site/nedlasting/index.html'), 'utf8');
  expect(downloads).toMatch(/<a[^>]* href="\.\.\/books\/nettverk\.txt"[^>]*>/);
  expect(downloads).toContain('Tekst');
  expect(readFileSync(join(root, 'dist/site/opds/all.xml'), 'utf8')).toMatch(
    /type="text\/plain"[^>]* href="https:\/\/oppgaver\.example\/books\/nettverk\.txt"/,
  );
  expect(readFileSync(join(root, 'dist/site/books/SHA256SUMS'), 'utf8')).toContain('  nettverk.txt\n');
});
