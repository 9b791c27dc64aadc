import { readFileSync } from 'node:fs';
import { test, expect } from 'vitest';
import { findFaults } from '../harness/epub.ts';
import { findFaultsWithJava, whyNoJava } from '../harness/java-epubcheck.ts';
import { proveImport } from '../harness/words/prove-import.ts';

const given = process.env['KOLOFON_SOURCE'];

test.skipIf(given === undefined)(
  'the source that KOLOFON_SOURCE names keeps its words in every format',
  async () => {
    const { words, log, books, library } = await proveImport([given ?? ''], ['site', 'epub', 'pdf']);
    console.log(log, library, words);
    for (const book of books) expect([book, await findFaults(readFileSync(book))]).toEqual([book, []]);
    if (whyNoJava() === undefined)
      console.log(await findFaultsWithJava(new Map(books.map((book) => [book, readFileSync(book)]))));
    for (const { lost } of Object.values(words)) expect(lost).toEqual([]);
  },
);
