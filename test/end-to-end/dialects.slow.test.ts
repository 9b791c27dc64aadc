import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readPdf } from '../formats/pdf/read-pdf.ts';
import { findFaults } from '../harness/epub.ts';
import { findFaultsWithJava, whyNoJava } from '../harness/java-epubcheck.ts';
import { runHere } from '../harness/run-here.ts';
import { dialects as kinds, writeDialects } from './dialect-publications.ts';
import { makeHardMarkup } from './hard-markup.ts';

/** Those whose fonts are Kolofon's own, each printed on a page of its own size. */
const printed = [
  ['lectures', 'measures', 'The integral'],
  ['norwegian', 'metode', 'Regresjonslikninga'],
  ['persian', 'aghaz', 'Python'],
] as const;

const root = mkdtempSync(join(tmpdir(), 'kolofon-dialects-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeAll(() => writeDialects(root));

/** Marks of Markdown and of its dialects, which no reader should see outside of code. */
const rawMarks = /\*\*|:::|\[\[|\{\{|\{%|\$\$|\]\(|^#{1,6} |\\(?:begin|ref|cite)\b|\{[#.][\w-]+/m;

function textOf(html: string): string {
  return html
    .replaceAll(/<(script|style|pre|code|math|annotation)\b[^]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ');
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

test.each(kinds)(
  '%s: a site and valid e-books, without a warning and without a mark of the source',
  async (kind) => {
    const options = [
      '--root',
      join(root, kind),
      '--strict',
      '--format',
      'site,epub',
      '--no-cache',
      '--jobs',
      '1',
    ];
    const { code, log, output } = await runHere(['build', ...options]);
    expect([code, output]).toEqual([0, expect.not.stringContaining('warning')]);
    expect(log).toContain('no problems');
    const pages = filesIn(join(root, kind, 'dist/site'), '.html').filter((file) => !/search|404/.test(file));
    expect(pages.length).toBeGreaterThan(6);
    for (const page of pages)
      expect([page, rawMarks.exec(textOf(readFileSync(page, 'utf8')))?.[0]]).toEqual([page, undefined]);
    for (const book of filesIn(join(root, kind, 'dist/epub'), '.epub'))
      expect([book, await findFaults(readFileSync(book))]).toEqual([book, []]);
  },
);

const reason = whyNoJava();

// Java takes longer to start than to check them all.
test.skipIf(reason !== undefined)(
  `EPUBCheck finds nothing in the e-books of any kind, nor in those of the sample, nor in one of hard markup${reason === undefined ? '' : ` (left out: ${reason})`}`,
  async () => {
    const books = kinds.flatMap((kind) => filesIn(join(root, kind, 'dist/epub'), '.epub'));
    expect(books).toHaveLength(2 * kinds.length);
    const ofSample = filesIn(join(inject('sample'), 'epub'), '.epub');
    expect(ofSample.length).toBeGreaterThanOrEqual(5);
    const faults = await findFaultsWithJava(
      new Map([
        ...[...books, ...ofSample].map((book) => [book, readFileSync(book)] as const),
        ['hard markup', await makeHardMarkup()],
      ]),
    );
    expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
  },
);

test.each(printed)(
  '%s is printed without a warning, accessible, with its words',
  async (kind, series, words) => {
    const folder = join(root, kind);
    const options = [
      '--root',
      folder,
      '--strict',
      '--format',
      'pdf',
      '--series',
      series,
      '--no-cache',
      '--jobs',
      '1',
    ];
    const { code, output } = await runHere(['build', ...options]);
    expect([code, output]).toEqual([0, expect.not.stringContaining('warning')]);
    const { pages, isMarked } = await readPdf(readFileSync(join(folder, 'dist/pdf', `${series}.pdf`)));
    expect(isMarked).toBe(true);
    const text = pages.flatMap(({ lines }) => lines).join('\n');
    expect(text).toContain(words);
    expect(text).not.toMatch(/\*\*|:::|\[\[|\{\{|\uFFFD/);
  },
);
