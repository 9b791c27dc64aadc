import { afterAll, expect, test } from 'vitest';
import { printBook } from '../../../src/formats/pdf/print-book.ts';
import { renderBook } from '../../../src/formats/pdf/render-book.ts';
import { openPrinter } from '../../../src/platform/browser.ts';
import { inputOf } from '../../harness/format-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { readPdf } from './read-pdf.ts';

const printer = openPrinter();
afterAll(() => printer.close());

async function printText(body: string) {
  const prepared = await littlePublication().withArticle('tillit', body).prepare();
  const input = inputOf(prepared, { print: printer.print });
  const book = input.books.find(({ id }) => id === 'nettverksbygging') ?? input.books[0];
  if (book === undefined) throw new Error('There is no book.');
  return printBook(renderBook(book, input), printer.print);
}

test('Arabic, Hebrew, emoji, and Cyrillic in code have fonts that a book may claim to be accessible with', async () => {
  const { bytes, obstacles } = await printText(
    'Én **שלום** og *سلام* og ***سلام*** og 🎉 og ❤️ og ⌘.\n\n```py\nprint("Привет, Ωμέγα")\n```\n',
  );
  expect(obstacles).toEqual([]);
  const text = (await readPdf(bytes)).pages.flatMap(({ lines }) => lines).join('\n');
  expect(text).toContain('Привет, Ωμέγα');
});

test('a book with a box does not claim to be accessible', async () => {
  // No font has a character that is not assigned.
  const { obstacles } = await printText('Et tegn: \u{10FFF0}\u{E1000}.\n');
  expect(obstacles.join()).toContain('7.21.8: a character that no font has is printed as a box');
});
