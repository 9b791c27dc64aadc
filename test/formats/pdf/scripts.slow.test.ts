import { expect, test } from 'vitest';
import { nameBoxes } from '../../../src/formats/pdf/check-fonts.ts';
import { printBook } from '../../../src/formats/pdf/print-book.ts';
import { renderBook } from '../../../src/formats/pdf/render-book.ts';
import { readAndRemove } from '../../../src/platform/join-on-disk.ts';
import { inputOf } from '../../harness/render-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { readPdf } from './read-pdf.ts';
import { nameIn, readTags } from './read-tags.ts';
import { printer } from '../../harness/share-printer.ts';

async function printText(body: string) {
  const prepared = await littlePublication().withArticle('tillit', body).prepare();
  const input = inputOf(prepared);
  const book = input.books.find(({ id }) => id === 'nettverksbygging') ?? input.books[0];
  if (book === undefined) throw new Error('There is no book.');
  const { file, ...rest } = await printBook(renderBook(book, input), printer.print);
  return { bytes: readAndRemove(file), ...rest, book };
}

test('Arabic, Hebrew, emoji, and Cyrillic in code have fonts that a book may claim to be accessible with', async () => {
  const { bytes, obstacles } = await printText(
    'Én **שלום** og *سلام* og ***سلام*** og 🎉 og ❤️ og ⌘.\n\n```py\nprint("Привет, Ωμέγα")\n```\n',
  );
  expect(obstacles).toEqual([]);
  const text = (await readPdf(bytes)).pages.flatMap(({ lines }) => lines).join('\n');
  expect(text).toContain('Привет, Ωμέγα');
});

test('no ligature hides letters, whatever sets the font', async () => {
  const { bytes } = await printText(
    '## Stoff og stofflig\n\n:::note[Effekt]\nEt stoff, et suf\u00ADfiks, og *fjord*.\n:::\n',
  );
  const text = (await readPdf(bytes)).pages.flatMap(({ lines }) => lines).join('\n');
  for (const word of ['stofflig', 'Effekt', 'stoff,', 'fjord']) expect(text).toContain(word);
  expect(text.replaceAll('\u00AD', '')).toContain('suffiks');
});

test('words in formulas are set in the fonts for their scripts', async () => {
  const { bytes } = await printText('Se $\\text{ים} = \\text{بحر}$.\n\n$$\nx \\tag{ים}\n$$\n');
  const names = [...readTags(bytes).saved.objects.values()]
    .map(({ value }) => (value instanceof Map ? nameIn(value.get('/BaseFont')) : ''))
    .join();
  for (const face of ['STIXTwoMath', 'NotoSerifHebrew', 'NotoNaskhArabic']) expect(names).toContain(face);
  expect(names).not.toContain('OpenSans');
});

test('a box is reported with the character, its code point and its place, once in a book', async () => {
  const { obstacles, book } = await printText(
    'Et tegn: \u{10FFF0}.\n\nTo: \u{10FFF0}\uE0AB og \u{1F389}, \uA725, \uFE0F.\n',
  );
  const messages = nameBoxes(book, obstacles).map(
    ({ code, message, place: { file, start } }) => `${file}:${start.line}:${start.column} ${code} ${message}`,
  );
  expect(messages[0]).toBe(
    'series/articles/tillit.md:10:10 font-installed There is no font for "\u{10FFF0}" (U+10FFF0) in printed books.',
  );
  expect(messages[1]).toContain('tillit.md:12:7');
  expect(messages[1]).toContain('(U+E0AB)');
  expect(messages).toHaveLength(2);
});

test('nothing is reported of characters that a font of the machine shows', async () => {
  const { obstacles, book } = await printText('Ett tegn.\n');
  expect(nameBoxes(book, obstacles)).toEqual([]);
});

test('a book with a box does not claim to be accessible', async () => {
  // No font has a character that is not assigned.
  const { obstacles } = await printText('Et tegn: \u{10FFF0}\u{E1000}.\n');
  expect(obstacles.join()).toContain('7.21.8: a character that no font has is printed as a box');
});
