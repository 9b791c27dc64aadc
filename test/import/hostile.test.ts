import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { zip } from '../harness/zip.ts';
import { sumFiles } from '../harness/list-files.ts';
import { runHere } from '../harness/run-here.ts';
import { wxr } from '../harness/wxr.ts';

interface Outcome {
  /** Why nothing was imported. */
  readonly failure: string | undefined;
  readonly report: string;
  /** The texts of all articles. */
  readonly texts: string;
  /** What is in the folder of the publication. */
  readonly files: readonly string[];
}

type Files = Readonly<Record<string, string | Uint8Array>>;

async function importFiles(
  files: Files,
  path = '',
  prepare: (folder: string) => void = () => undefined,
): Promise<Outcome> {
  const root = mkdtempSync(join(tmpdir(), 'kolofon-hostile-'));
  const source = join(root, 'source');
  const library = join(root, 'library');
  mkdirSync(source);
  mkdirSync(library);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(source, name)), { recursive: true });
    writeFileSync(join(source, name), content);
  }
  prepare(source);
  const { failure } = await runHere(['import', join(source, path), '--into', library]);
  const written = Object.keys(sumFiles(library));
  const read = (file: string) => readFileSync(join(library, file), 'utf8');
  return {
    failure,
    report: written.includes('import.md') ? read('import.md') : '',
    texts: written
      .filter((file) => /^series\/.*\.md$/.test(file))
      .map(read)
      .join('\n'),
    files: written,
  };
}

const bomb = [
  'a0: &a0 [x]',
  ...Array.from({ length: 99 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`),
];

describe('front matter', () => {
  test.each([
    ['of YAML that is broken', '---\ntitle: [a\n: b\n---\n', 3],
    ['of YAML whose aliases are a bomb', `---\n${bomb.join('\n')}\n---\n`, 2],
    ['of YAML that is nested too deep', `---\na: b\nx: ${'['.repeat(5000)}\n---\n`, 3],
    ['of TOML that is broken', '+++\ntitle = "a"\nx = [\n+++\n', 3],
    ['of TOML that is nested too deep', `+++\nx = ${'['.repeat(5000)}${']'.repeat(5000)}\n+++\n`, 2],
    ['of JSON that is broken', '{"title": "x", }\n\n', 1],
    ['of JSON that is nested too deep', `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}\n\n`, 1],
  ])('%s is marked in the text', async (_name, frontMatter, line) => {
    const { report, texts, failure } = await importFiles({ 'a.md': `${frontMatter}\nSome words here.\n` });
    expect(failure).toBeUndefined();
    expect(report).toContain('front matter that cannot be read');
    expect(report).toMatch(new RegExp(`^- a\\.md:(?:${line}|${line + 1}) `, 'm'));
    expect(texts).toContain('Some words here.');
    expect(texts).toContain('unconverted');
  });
});

describe('a text', () => {
  test.each([
    ['UTF-16', Buffer.from('\uFEFFBlåbær og 漢字 her.', 'utf16le'), 'Blåbær og 漢字 her.', ''],
    ['UTF-16 without a mark', Buffer.from('Blåbær her.', 'utf16le').swap16(), 'Blåbær her.', ''],
    ['UTF-8 with a mark', Buffer.from('\uFEFF---\ntitle: Bær\n---\n\nOrd.'), 'title: Bær', ''],
    [
      'Windows-1252',
      Buffer.from('Bl\xE5b\xE6r \x96 her.', 'latin1'),
      'Blåbær – her.',
      'read as Windows-1252',
    ],
    [
      'UTF-8 but for a byte',
      Buffer.from('Bl\xC3\xA5 b\xC3\xA6r \xFF.', 'latin1'),
      'Blå bær \uFFFD.',
      'not UTF-8 throughout',
    ],
    ['the lines of old Macs', Buffer.from('---\rtitle: Bær\r---\r\rOrd.\r'), 'title: Bær', ''],
  ])('in %s is read', async (_name, bytes, expected, problem) => {
    const { texts, report } = await importFiles({ 'a.md': bytes });
    expect(texts).toContain(expected);
    expect(report).toContain(problem);
  });

  test('that is far too long is left out, with its name', async () => {
    const { report } = await importFiles({ 'a.md': 'x'.repeat(5_000_001), 'b.md': 'Short.' });
    expect(report).toMatch(/too long[^]*- a\.md: /);
  });

  test.each([
    ['definitions that lead nowhere', '[a]: gone.md\n'.repeat(10_000)],
    ['tags that do not end', '<img '.repeat(30_000)],
    ['comments that do not end', '<!--'.repeat(30_000)],
    ['links in one another', '![a](b)[a](b)'.repeat(5_000)],
    ['links and at signs', '[a](b) @x '.repeat(10_000)],
    ['snippets that are not there', '--8<-- "gone.md"\n'.repeat(70_000)],
    ['components that do not end', '<A b={'.repeat(160_000), 'mdx'],
  ])('of %s does not take for ever', async (_name, text, ending = 'md') => {
    const { failure, texts } = await importFiles({ [`a.${ending}`]: `Words.\n\n${text}\n` });
    expect(failure).toBeUndefined();
    expect(texts).toContain('Words.');
  });
});

test('names of any script, of devices and of one another give different files', async () => {
  const names = [
    'CON',
    'aux',
    'lpt1',
    'A',
    'a',
    'e\u0301',
    '\u00E9',
    '漢字',
    '🙂',
    'x%2f..%2f..%2fy',
    'x'.repeat(200),
  ];
  const { files, report } = await importFiles(
    Object.fromEntries(names.map((name) => [`${name}.md`, `Words of ${name}.`])),
  );
  const written = files.filter((file) => file.startsWith('series/articles/'));
  expect(new Set(written.map((file) => file.toLowerCase())).size).toBe(names.length - 1);
  expect(report).toContain('| 1 | names that differ only in how Unicode composes them |');
  expect(written.filter((file) => /\/(?:con|aux|lpt1)\.md$/.test(file))).toEqual([]);
});

test('links out of the source, to nothing and in circles are reported, and lead nowhere', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'kolofon-outside-'));
  writeFileSync(join(outside, 'secret.md'), 'A secret.');
  const { texts, report, files } = await importFiles(
    { 'a.md': 'Words, ![x](out/secret.md), [y](secret.md).', 'sub/b.md': 'More words.' },
    '',
    (folder) => {
      symlinkSync(outside, join(folder, 'out'));
      symlinkSync(outside, join(folder, 'sub/out'));
      symlinkSync(join(outside, 'secret.md'), join(folder, 'secret.md'));
      symlinkSync('.', join(folder, 'circle'));
      symlinkSync('..', join(folder, 'sub/circle'));
      symlinkSync('itself', join(folder, 'itself'));
    },
  );
  expect(texts).not.toContain('A secret.');
  for (const link of ['out', 'sub/out', 'secret.md', 'circle', 'itself'])
    expect(report).toContain(`- ${link}: `);
  expect(files.filter((file) => file.startsWith('series/articles/'))).toHaveLength(2);
});

/** An e-book of no other file than its package document, with these lines in its spine. */
function bookOf(spine: string): Files {
  return {
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
    'book.opf': `<package><metadata/><manifest><item id="a" href="a.xhtml"/></manifest><spine>${spine}</spine></package>`,
  };
}

test('a notebook that is damaged is left out, with its place', async () => {
  const { report, failure } = await importFiles({
    'myst.yml': 'version: 1\n',
    'a.ipynb': '{\n  "cells": [,\n',
    'b.ipynb': '{"metadata": {}}',
    'c.md': 'Words.',
  });
  expect(failure).toBeUndefined();
  expect(report).toContain('files that are damaged');
  expect(report).toMatch(/^- a\.ipynb:2: /m);
  expect(report).toContain('- b.ipynb:1: `It has no list of "cells".`');
});

const site = wxr([{ id: 1, content: 'Ord.' }]);

describe('what cannot be read as a whole', () => {
  test.each<[name: string, path: string, content: string | Uint8Array | Files, message: RegExp]>([
    [
      'an export of WordPress that is cut',
      's.xml',
      site.slice(0, site.indexOf('Ord.') + 2),
      /s\.xml, line \d+: the export ends inside/,
    ],
    [
      'an export of WordPress that defines entities',
      's.xml',
      site.replace('<rss ', '<!DOCTYPE rss [\n<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">\n]>\n<rss '),
      /s\.xml, line 5: the export defines entities/,
    ],
    [
      'an export of Ghost that is cut',
      'g.json',
      '{"db":[{"data":{"posts":[{"title":"a',
      /g\.json:1:35 is not valid JSON: /,
    ],
    [
      'an export of Ghost of another shape',
      'g.json',
      '{"db":[{"data":{"posts":[{"id":1,"title":5}]}}]}',
      /g\.json:1:42 is not an export of Ghost: posts\.0\.title/,
    ],
    ['an e-book that is no archive', 'b.epub', 'PK', /b\.epub is no whole archive/],
    ['an e-book without a container', 'b.epub', { mimetype: 'application/epub+zip' }, /b\.epub/],
    ['an e-book without a spine', 'b.epub', bookOf(''), /b\.epub, book\.opf: the spine lists no pages\./],
    [
      'an e-book whose pages are missing',
      'b.epub',
      bookOf('<itemref idref="a"/>'),
      /b\.epub has none of the pages that its spine lists: a\.xhtml\./,
    ],
    ['a document of Word that is cut', 'd.docx', { 'word/document.xml': '<w:document><w:body>' }, /d\.docx/],
  ])('%s is refused with its place, and nothing is written', async (_name, path, content, message) => {
    const isArchive = typeof content === 'object' && !(content instanceof Uint8Array);
    const bytes = isArchive ? await zip(content) : (content as string);
    const { failure, files } = await importFiles({ [path]: bytes }, path);
    expect(failure).toMatch(/^UsageError: /);
    expect(failure).toMatch(message);
    expect(files).toEqual([]);
  });

  test.each([
    ['mdBook', { 'book.toml': '[book\n', 'src/SUMMARY.md': '- [a](a.md)', 'src/a.md': 'T' }, /book\.toml:1/],
    ['Quarto', { '_quarto.yml': 'a: 1\nproject: [\n', 'a.qmd': 'T' }, /_quarto\.yml:[23]/],
    ['MyST', { 'myst.yml': 'version: 1\nx: [\n', 'a.md': 'T' }, /myst\.yml:[23]/],
    ['Hugo', { 'hugo.toml': 'baseURL = \n', 'content/a.md': 'T' }, /hugo\.toml:1/],
    ['Jekyll', { '_config.yml': 'a: [\n', '_posts/2020-01-01-a.md': 'T' }, /_config\.yml:[12]/],
  ])('a configuration of %s says in which line', async (_name, files, message) => {
    const { failure, files: written } = await importFiles(files);
    expect(failure).toMatch(message);
    expect(written).toEqual([]);
  });
});
