import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RenderInput } from '../../../src/formats/format.ts';
import { findAll, textOf } from '../../harness/read-page.ts';
import { findBook, findFaults, makeBook, makeOne, readBook } from '../../harness/epub.ts';
import { makeInput } from './make-book.ts';

let input: RenderInput;
let bytes: Uint8Array;
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  input = await makeInput();
  bytes = await makeBook(input, 'frukt');
  files = await readBook(bytes);
});

function file(name: string): string {
  const text = files.get(`OEBPS/${name}`);
  if (text === undefined) throw new Error(`The book has no file ${name}.`);
  return text;
}

function find(name: string, accept: (element: Element) => boolean): Element[] {
  return findAll(fromHtml(file(name)), accept);
}

/** The first of these, which has to be there. */
function first<T>(all: readonly T[]): T {
  const [one] = all;
  if (one === undefined) throw new Error('There is none.');
  return one;
}

function spine(): (string | undefined)[] {
  const opf = file('content.opf');
  const items = new Map(
    [...opf.matchAll(/<item id="([^"]+)" href="([^"]+)"/g)].map(([, id, href]) => [id, href]),
  );
  return [...opf.matchAll(/<itemref idref="([^"]+)"/g)].map(([, id]) => items.get(id));
}

describe('an e-book', () => {
  test.each(['frukt', 'jord'])('of %s is valid, without a warning, whatever its titles hold', async (id) => {
    expect(await findFaults(await makeBook(input, id))).toEqual([]);
  });

  test('is the same bytes from the same input', async () => {
    expect(Buffer.compare(bytes, await makeBook(await makeInput(), 'frukt'))).toBe(0);
  });

  test('begins with its mimetype, stored (OCF 3.3, section 4.3)', () => {
    const head = Buffer.from(bytes.subarray(0, 58));
    expect(head.readUInt16LE(8)).toBe(0);
    expect(head.subarray(30).toString('latin1')).toBe('mimetypeapplication/epub+zip');
  });

  test('is known by an identifier that only its address decides', async () => {
    const identifier = /<dc:identifier[^>]*>(urn:uuid:[^<]+)</.exec(file('content.opf'))?.[1];
    expect(identifier).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(file('toc.ncx')).toContain(`content="${identifier}"`);
    const later = await readBook(await makeBook({ ...input, epoch: input.epoch + 86_400 }, 'frukt'));
    expect(later.get('OEBPS/content.opf')).toContain(identifier);
    expect((await readBook(await makeBook(input, 'jord'))).get('OEBPS/content.opf')).not.toContain(
      identifier,
    );
  });

  test('is dated by the epoch', () => {
    expect(file('content.opf')).toContain('<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>');
  });

  test('loads nothing from elsewhere', () => {
    for (const [name, text] of files) {
      expect(text, name).not.toMatch(/\b(?:src|poster|xlink:href)="(?:\w+:)?\/\//);
      expect(text, name).not.toMatch(/url\(|@import|<script|<object|<iframe/);
    }
  });
});

describe('the spine', () => {
  test('contains the parts in order, under their sections, between front and back matter', () => {
    expect(spine()).toEqual([
      'cover.xhtml',
      'title-page.xhtml',
      'toc.xhtml',
      'section-1.xhtml',
      'article-beskjaering.xhtml',
      'article-poding.xhtml',
      'section-2.xhtml',
      'article-lagring.xhtml',
      'article-orchards.xhtml',
      'references.xhtml',
      'about.xhtml',
      'colophon.xhtml',
    ]);
  });

  test('is followed by the navigation document, with the headings of each part', () => {
    const toc = first(find('toc.xhtml', ({ properties }) => properties['epub:type'] === 'toc'));
    const links = findAll(toc, ({ tagName }) => tagName === 'a').map(({ properties }) => properties.href);
    expect(links.slice(1, 8)).toEqual([
      'section-1.xhtml',
      'article-beskjaering.xhtml',
      'article-beskjaering.xhtml#verktoyet',
      'article-beskjaering.xhtml#regnestykket',
      'article-poding.xhtml',
      'article-poding.xhtml#snittet',
      'section-2.xhtml',
    ]);
  });
});

describe('a chapter', () => {
  test('names its place in this series, and in the others it is in', () => {
    const text = textOf(fromHtml(file('article-beskjaering.xhtml')));
    expect(text).toContain('Del 1 av 4 i serien Epler & <pærer>');
    const links = find('article-beskjaering.xhtml', ({ properties }) =>
      [properties.className].flat().includes('also'),
    );
    const link = first(findAll(first(links), ({ tagName }) => tagName === 'a'));
    expect(textOf(link)).toBe('Del 2 av 2 i serien Jord');
    expect(link.properties.href).toBe('https://hagebladet.example/blad/serier/jord/');
  });

  test('leads to the parts of the book inside it, to others at their public address, and says where those are', () => {
    const body = file('article-beskjaering.xhtml');
    expect(body).toContain('<a href="article-poding.xhtml#snittet">poding</a>');
    expect(body).toContain('<a href="#verktoyet">verktøyet</a>');
    expect(body).toContain(
      '<a href="https://hagebladet.example/blad/artikler/kompost/#varme">komposten</a><span class="link-note"> (del 1 av serien Jord)</span>',
    );
  });

  test('has notes that readers show as pop-ups', () => {
    const name = 'article-beskjaering.xhtml';
    const references = find(name, ({ properties }) => properties['epub:type'] === 'noteref');
    expect(references.map(({ properties }) => [properties.href, properties.role])).toEqual([
      ['#fn-saks', 'doc-noteref'],
      ['#fn-sag', 'doc-noteref'],
    ]);
    const section = first(find(name, ({ properties }) => properties['epub:type'] === 'footnotes'));
    const notes = findAll(section, ({ tagName }) => tagName === 'li').map(({ properties, children }) => {
      expect(properties).toEqual({});
      return children.filter((child) => child.type === 'element');
    });
    expect(notes.map(([note]) => [note?.tagName, note?.properties])).toEqual([
      ['aside', { id: 'fn-saks', 'epub:type': 'footnote', role: 'doc-footnote' }],
      ['aside', { id: 'fn-sag', 'epub:type': 'footnote', role: 'doc-footnote' }],
    ]);
    expect(find(name, ({ properties }) => properties.role === 'doc-backlink')).toHaveLength(2);
  });

  test('cites from the list of the book', () => {
    expect(file('article-beskjaering.xhtml')).toContain('href="references.xhtml#ref-apeland2011"');
    expect(file('references.xhtml').match(/id="ref-apeland2011"/g)).toHaveLength(1);
  });

  test('keeps its own language', () => {
    expect(file('article-orchards.xhtml')).toMatch(/<html[^>]* lang="en" xml:lang="en"/);
  });

  test('for members shows nothing of its body, and no headings in the contents', () => {
    for (const [name, text] of files) expect(text, name).not.toMatch(/Kjelleren|kjelleren|halm/);
    expect(file('article-lagring.xhtml')).toContain('Denne artikkelen er for medlemmer.');
    expect(file('article-beskjaering.xhtml')).toContain('<a href="article-lagring.xhtml">lageret</a>');
  });
});

describe('the package document', () => {
  test('marks mathematics where it is, and the cover', () => {
    const opf = file('content.opf');
    expect(opf).toMatch(/href="article-beskjaering.xhtml"[^>]* properties="mathml"/);
    expect(opf.match(/properties="mathml"/g)).toHaveLength(1);
    expect(opf.match(/properties="cover-image"/g)).toHaveLength(1);
  });

  test('describes the accessibility of its content, and claims no conformance', async () => {
    const features = (opf = '') =>
      [...opf.matchAll(/"schema:accessibilityFeature">(\w+)</g)].map(([, name]) => name);
    expect(features(file('content.opf'))).toContain('MathML');
    expect(file('content.opf')).not.toContain('conformsTo');
    const book = findBook(input, 'frukt');
    const chapters = book.chapters.slice(1);
    const { bytes: without } = await makeOne(input, {
      ...book,
      chapters,
      sections: [{ parts: chapters, chapters }],
    });
    const opf = (await readBook(without)).get('OEBPS/content.opf');
    expect(features(opf)).not.toContain('MathML');
    expect(features(opf)).toContain('tableOfContents');
  });
});

test('the page about the series announces what is to come', () => {
  const text = textOf(fromHtml(file('about.xhtml')));
  expect(text).toContain('4 av 6 planlagte deler er utgitt');
  expect(text).toMatch(/Saft \(ventes 8\. januar 2027\)/);
});
