import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { docx, paragraph } from '../harness/docx.ts';
import { sumFiles } from '../harness/list-files.ts';
import { littlePublication } from '../harness/publication.ts';
import { runCommand } from '../harness/run-command.ts';
import { writeDialects } from './dialect-publications.ts';

const sample = inject('sample');
const browser = ['--browser', inject('sampleBrowser')];
/** What the build of the sample left: what is the same is taken from it. */
const cache = ['--cache', inject('sampleCache'), ...browser];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The files of a build, without those that tell what it wrote and what git should leave out. */
function outputsIn(files: Record<string, string>): string[] {
  return Object.keys(files).filter((path) => !path.startsWith('.'));
}

describe('kolofon build', () => {
  test('makes a site, an EPUB and a PDF for each series and collection, and the hand-outs', () => {
    const files = Object.keys(sumFiles(sample)).filter((file) =>
      /^(?:epub|pdf|members\/books)\/.*(?:epub|pdf)$/.test(file),
    );
    expect(files).toEqual([
      'epub/key-account-management.epub',
      'epub/nettverksbygging.epub',
      'epub/ni-artikler-a-begynne-med.epub',
      'epub/relasjonsmarkedsforing.epub',
      'epub/writing-in-parts-sample.epub',
      'members/books/artikler/kunderelasjon.pdf',
      'members/books/artikler/nettverk-og-relasjon.pdf',
      ...['key-account-management', 'nettverksbygging', 'ni-artikler-a-begynne-med'].flatMap((book) => [
        `members/books/${book}.epub`,
        `members/books/${book}.pdf`,
      ]),
      'members/books/relasjonsmarkedsforing.epub',
      'members/books/relasjonsmarkedsforing.pdf',
      'members/books/writing-in-parts.epub',
      'members/books/writing-in-parts.pdf',
      'pdf/artikler/kunderelasjon.pdf',
      'pdf/artikler/nettverk-og-relasjon.pdf',
      'pdf/key-account-management.pdf',
      'pdf/nettverksbygging.pdf',
      'pdf/ni-artikler-a-begynne-med.pdf',
      'pdf/relasjonsmarkedsforing.pdf',
      'pdf/writing-in-parts-sample.pdf',
    ]);
  });

  test('makes the same bytes again, in another time zone', () => {
    // Of what the first build left, only prints and pictures: they are found by all that they are made from. That a
    // browser prints the same there is shown by a smaller book, in `unchanged-books.slow.test.ts`.
    const kept = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
    for (const name of ['prints', 'pictures'])
      cpSync(join(inject('sampleCache'), name), join(kept, name), { recursive: true });
    const args = ['build', '--as-of', '2026-11-23', '--locked', '--cache', kept, '--out', folder, ...browser];
    const { code, log, output } = runCommand(args, { TZ: 'Pacific/Auckland' });
    expect(code, log).toBe(0);
    expect(sumFiles(folder)).toEqual(sumFiles(sample));
    expect(output).toBe('');
    expect(log).toMatch(/✓ Read +54 articles in 4 series/);
    expect(log).toMatch(/Wrote \d+ files, .*; no problems\./);
  });

  test('makes the same bytes of a site where the parser has no machine code, and where remark is chosen', async () => {
    await writeDialects(folder);
    const root = join(folder, 'lectures');
    const sumsOf = (out: string, environment: NodeJS.ProcessEnv) => {
      const args = ['--format', 'site', '--root', root, '--no-cache', '--out', join(folder, out)];
      const { code, log } = runCommand(['build', ...args], environment);
      expect(code, log).toBe(0);
      return sumFiles(join(folder, out));
    };
    const usual = sumsOf('usual', {});
    expect(sumsOf('without', { NAPI_RS_NATIVE_LIBRARY_PATH: '/nowhere' })).toEqual(usual);
    appendFileSync(join(root, 'series/publication.yaml'), '\nparser: remark\n');
    expect(sumsOf('remark', {})).toEqual(usual);
  });

  test('narrows to formats and a series, and leaves the other books as they were', () => {
    cpSync(join(sample, 'epub'), join(folder, 'epub'), { recursive: true });
    writeFileSync(join(folder, 'epub/writing-in-parts-sample.epub'), 'an earlier one');
    const { code, log } = runCommand([
      'build',
      '--format',
      'epub,pdf',
      '--series',
      'nettverksbygging',
      '--out',
      folder,
      '--as-of',
      '2026-11-23',
      ...cache,
    ]);
    expect(code, log).toBe(0);
    const files = sumFiles(folder);
    expect(outputsIn(files)).toHaveLength(6);
    expect(readFileSync(join(folder, 'epub/writing-in-parts-sample.epub'), 'utf8')).toBe('an earlier one');
    for (const file of ['epub/nettverksbygging.epub', 'pdf/nettverksbygging.pdf'])
      expect(files[file]).toBe(sumFiles(sample)[file]);
  });

  test('makes the books of one article, and nothing else', () => {
    const article = ['build', '--article', 'nettverk-og-relasjon', '--out', folder, ...cache];
    const { code, log } = runCommand(article);
    expect(code, log).toBe(0);
    expect(outputsIn(sumFiles(folder))).toEqual([
      'epub/artikler/nettverk-og-relasjon.epub',
      'pdf/artikler/nettverk-og-relasjon.pdf',
    ]);
    expect(log).toContain('Wrote 2 files');
  });

  test('shows a line for each step, and a summary; an error in the content then changes nothing', () =>
    littlePublication().inFolder((root) => {
      const build = (...more: string[]) => runCommand(['build', '--root', root, '--no-cache', ...more]);
      const first = build('--format', 'epub');
      expect(first.code, first.log).toBe(0);
      expect(first.log).toMatch(/✓ Read +2 articles in 1 series/);
      expect(first.log).toMatch(/✓ EPUB +Nettverksbygging .*[kM]B +\d+\.\d\d s/);
      expect(first.log).toMatch(/Wrote 1 file, .*[kM]B, in \d+\.\d\d s; no problems\./);
      expect(first.log).not.toContain('\u001B');
      const before = sumFiles(join(root, 'dist'));
      const manifest = join(root, 'series/nettverksbygging.yaml');
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('- tillit', '- tilitt'));
      const { code, output, log } = build();
      expect(code).toBe(1);
      expect(output).toContain('Did you mean "tillit"?');
      expect(log).toContain('Nothing was written: 1 error');
      expect(sumFiles(join(root, 'dist'))).toEqual(before);
      return Promise.resolve();
    }));
});

describe('kolofon check', () => {
  test('finds no problem, and writes nothing', () =>
    littlePublication().inFolder((root) => {
      const before = sumFiles(root);
      const { code, output, log } = runCommand(['check', '--root', root, '--as-of', '2026-11-23']);
      expect(output).toBe('');
      expect(log).toMatch(/Checked 2 articles in 1 series: no problems/);
      expect(code).toBe(0);
      expect(sumFiles(root)).toEqual(before);
      return Promise.resolve();
    }));
});

describe('kolofon import', () => {
  test('has the libraries for BibTeX and Word with it', async () => {
    const book = join(folder, 'book');
    mkdirSync(book);
    writeFileSync(
      join(book, '_quarto.yml'),
      'book: { title: Tides, chapters: [index.qmd] }\nbibliography: refs.bib\n',
    );
    writeFileSync(join(book, 'index.qmd'), '# Tides\n\nAs @darwin1898 says.\n');
    writeFileSync(
      join(book, 'refs.bib'),
      '@book{darwin1898, author = {Darwin, George}, title = {Tides}, year = 1898}\n',
    );
    writeFileSync(join(folder, 'text.docx'), await docx(paragraph('A text.')));
    const library = join(folder, 'library');
    runCommand(['import', book, '--into', library, '--language', 'en']);
    runCommand(['import', join(folder, 'text.docx'), '--into', library]);
    expect(readFileSync(join(library, 'series/references.yaml'), 'utf8')).toContain('family: Darwin');
    expect(readFileSync(join(library, 'series/articles/text.md'), 'utf8')).toContain('A text.');
  });
});
