import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findFaults } from '../harness/epub.ts';
import { findFaultsWithJava, whyNoJava } from '../harness/java-epubcheck.ts';
import { proveImport } from '../harness/words/prove-import.ts';

/** Sources to import, with commas between them. */
const given = (process.env['KOLOFON_SOURCE'] ?? '').split(',').filter(Boolean);
const formats = (process.env['KOLOFON_FORMATS'] ?? 'site,epub,pdf').split(',') as ('site' | 'epub' | 'pdf')[];

test.skipIf(given.length === 0).each(given.length === 0 ? ['(KOLOFON_SOURCE names none)'] : given)(
  '%s keeps its words in every format, and its e-books are valid',
  async (source) => {
    const { words, log, books, library, accepted } = await proveImport([source], formats, true);
    console.log([source, library, log].join('\n'), accepted, words);
    for (const book of books) expect([book, await findFaults(readFileSync(book))]).toEqual([book, []]);
    if (whyNoJava() !== undefined) console.log(whyNoJava());
    if (whyNoJava() === undefined) {
      const faults = await findFaultsWithJava(new Map(books.map((book) => [book, readFileSync(book)])));
      expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
    }
    for (const [format, { lost }] of Object.entries(words)) expect([format, lost]).toEqual([format, []]);
  },
  // In milliseconds: sources may have hundreds of articles.
  3_600_000,
);
