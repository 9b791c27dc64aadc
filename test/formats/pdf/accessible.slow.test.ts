import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, inject, test } from 'vitest';
import { markBook } from '../../../packages/desk/src/watermark/mark-book.ts';
import { makeBook } from './make-book.ts';
import { printOnce } from './print-once.ts';
import { readPdf } from './read-pdf.ts';
import { nameIn, numberIn, readTags, type ReadTag } from './read-tags.ts';
import { readSamplePdf } from '../../harness/read-sample-pdf.ts';
import { printer } from '../../harness/share-printer.ts';

const folder = join(inject('sample'), 'pdf');
const print = printOnce(printer.print);

const samples = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
const books: [string, () => Promise<Uint8Array>][] = [
  ...samples.map((name): [string, () => Promise<Uint8Array>] => [
    name,
    () => Promise.resolve(readFileSync(join(folder, name))),
  ]),
  ['the hard book', () => makeBook('batliv', print)],
  ['a book that the reader desk has marked', () => markCopy(join(folder, samples[0] ?? ''))],
];

async function markCopy(path: string): Promise<Uint8Array> {
  const marked = await markBook(path, ['Łukasz Nguyễn']);
  return buffer(marked?.stream ?? Readable.from([]));
}

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;
if (!hasQpdf) console.warn('qpdf is not installed: the syntax of printed books is read by pdf.js alone.');

test('there is a printed book of every series and collection of the sample', () => {
  expect(samples.length).toBeGreaterThanOrEqual(5);
});

// Read by a program of the tests, not by the rules by which Kolofon makes its claim.
describe.each(books)('%s is accessible (PDF/UA-1)', async (name, make) => {
  const bytes = await make();
  const pdf = samples.includes(name) ? await readSamplePdf(name) : await readPdf(bytes);
  const { catalog, root, tags, pages, parentOf, dictionary, list, saved } = readTags(bytes);
  const ofType = (...types: string[]): ReadTag[] => tags.filter(({ type }) => types.includes(type));

  test('claims it, and says what it is', () => {
    expect(pdf.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.xmp).toContain('<dc:title>');
    expect(pdf.information['Title']).toBeTruthy();
    expect(pdf.information['Author']).toBeTruthy();
    expect(pdf.information['Subject']).toBeTruthy();
    expect(dictionary(catalog.get('/MarkInfo')).get('/Marked')).toBe('true');
    expect(dictionary(catalog.get('/ViewerPreferences')).get('/DisplayDocTitle')).toBe('true');
    expect(pdf.language).toMatch(/^(?:nb|en)/);
    expect(pdf.labels).toHaveLength(pages.length);
    expect(new Set(pdf.labels).size).toBe(pages.length);
  });

  test('has a whole tree: each piece of content once, under the tag that the parent tree names', () => {
    const owners = new Map<string, number>();
    for (const tag of tags) {
      for (const piece of tag.content) {
        expect(owners.has(piece), piece).toBe(false);
        owners.set(piece, tag.number);
      }
    }
    let count = 0;
    for (const page of pages) {
      const parents = list(parentOf(Number(page.entries.get('/StructParents'))));
      for (const [, id] of page.content.matchAll(/\/MCID (\d+)/g)) {
        count += 1;
        expect(numberIn(parents[Number(id)])).toBe(owners.get(`${page.number} ${id}`));
      }
    }
    expect(count).toBe(owners.size);
    expect(count).toBeGreaterThan(100);
  });

  test('marks all that is no content as an artifact', () => {
    for (const { content } of pages) {
      let depth = 0;
      for (const line of content.split('\n')) {
        if (/B[DM]C$/.test(line)) depth += 1;
        if (line === 'EMC') depth -= 1;
        if (depth === 0) expect(line).not.toMatch(/(?:^| )(?:T[jJ]|Do|sh|f\*?|S|s|B\*?|b\*?)$/);
      }
      expect(depth).toBe(0);
    }
  });

  test('uses tags that every program knows', () => {
    const known =
      'Document Art Sect Div BlockQuote Caption TOC TOCI NonStruct P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD Span Quote Note Code Link Figure Formula'.split(
        ' ',
      );
    expect(root.type).toBe('Document');
    expect([...new Set(tags.map(({ type }) => type))].filter((type) => !known.includes(type))).toEqual([]);
  });

  test('has an alternative text for every figure and formula', () => {
    for (const { alt = '' } of ofType('Figure', 'Formula')) {
      expect(alt.trim()).not.toBe('');
      // Private characters, by which Kolofon distinguishes them, are no text.
      expect(alt).not.toMatch(/\p{Co}/u);
    }
  });

  test('has whole lists, and a table of contents', () => {
    for (const { children, content } of ofType('LI')) {
      expect(content).toEqual([]);
      expect(children.filter(({ type }) => type === 'LBody')).toHaveLength(1);
      for (const { type } of children) expect(['Lbl', 'LBody']).toContain(type);
    }
    for (const { children, content } of ofType('L')) {
      expect(content).toEqual([]);
      for (const { type } of children) expect(['LI', 'L', 'Caption']).toContain(type);
    }
    expect(ofType('TOCI').length).toBeGreaterThan(1);
    for (const { children } of ofType('TOC')) {
      for (const { type } of children) expect(['TOCI', 'TOC']).toContain(type);
    }
  });

  test('has whole tables: rows as wide as each other, and heads that say what they head', () => {
    for (const table of ofType('Table')) {
      const rows = table.children.filter(({ type }) => type === 'TR');
      expect(rows.length).toBeGreaterThan(1);
      const widths = rows.map(({ children }) =>
        children.reduce((sum, { attributes }) => sum + Number(attributes.get('/ColSpan') ?? 1), 0),
      );
      expect(new Set(widths).size).toBe(1);
      for (const { type } of rows.flatMap(({ children }) => children)) expect(['TH', 'TD']).toContain(type);
    }
    for (const { attributes } of ofType('TH')) expect(attributes.get('/Scope')).toMatch(/^\/(?:Row|Column)$/);
  });

  test('skips no level of headings', () => {
    const levels = tags.flatMap(({ type }) => /^H([1-6])$/.exec(type)?.[1] ?? []).map(Number);
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
  });

  test('has links that say where they lead, each in a tag for links, in the order of the tags', () => {
    const owners = new Map(tags.flatMap((tag) => tag.annotations.map((number) => [number, tag] as const)));
    let count = 0;
    for (const { entries } of pages) {
      const annotations = list(entries.get('/Annots'));
      if (annotations.length > 0) expect(entries.get('/Tabs')).toBe('/S');
      for (const annotation of annotations) {
        count += 1;
        const number = numberIn(annotation);
        const link = dictionary(annotation);
        expect(link.get('/Subtype')).toBe('/Link');
        expect(link.get('/Contents')).toBeDefined();
        expect(owners.get(number)?.type).toBe('Link');
      }
    }
    expect(count).toBe(owners.size);
    expect(count).toBeGreaterThan(3);
  });

  test('has its fonts inside, none of Type 3, each with the meaning of its glyphs', () => {
    const fonts = [...saved.objects.values()]
      .map(({ value }) => value)
      .filter((value) => value instanceof Map && value.get('/Type') === '/Font');
    const names = fonts.map((font) => (font instanceof Map ? nameIn(font.get('/BaseFont')) : ''));
    expect(fonts.length).toBeGreaterThan(4);
    for (const font of fonts) {
      if (!(font instanceof Map)) continue;
      const kind = font.get('/Subtype');
      expect(kind).not.toBe('/Type3');
      if (kind === '/Type0') expect(font.has('/ToUnicode')).toBe(true);
      else expect([...dictionary(font.get('/FontDescriptor')).keys()].join()).toMatch(/\/FontFile[23]/);
    }
    // The words in drawings have a font of the machine.
    for (const face of ['SourceSerif4', 'SourceSans3']) expect(names.join()).toContain(`+${face}`);
  });

  test.runIf(hasQpdf)('is clean to qpdf', () => {
    const temporary = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
    try {
      const file = join(temporary, 'book.pdf');
      writeFileSync(file, bytes);
      const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
      expect(`${stdout}${stderr}`).not.toMatch(/WARNING|error found/);
      expect(status).toBe(0);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  });
});

test('a phrase in another language is tagged with it, and so is a chapter', async () => {
  const { tags } = readTags(await makeBook('batliv', print));
  const english = tags.filter(({ language }) => language === 'en').map(({ type }) => type);
  expect(english).toContain('Art');
  // One written in Markdown, one as a span of HTML, the title of a book, and a chapter where its section lists it.
  expect(english.filter((type) => type === 'Span')).toHaveLength(4);
});
