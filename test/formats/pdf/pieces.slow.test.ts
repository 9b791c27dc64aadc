import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { markBook } from '../../../packages/desk/src/watermark/mark-book.ts';
import { printFitted } from '../../../src/formats/pdf/fit-pictures.ts';
import { printBook } from '../../../src/formats/pdf/print-book.ts';
import { renderBook } from '../../../src/formats/pdf/render-book.ts';
import { formatValue } from '../../../src/formats/pdf/postprocess/pdf-value.ts';
import { readAndRemove } from '../../../src/platform/join-on-disk.ts';
import type { PrintRequest } from '../../../src/platform/print-request.ts';
import { escapeMarkup } from '../../../src/model/xml.ts';
import { inputOf, servicesWith } from '../../harness/render-input.ts';
import { littlePublication } from '../../harness/publication.ts';
import { makeInput } from './make-book.ts';
import { readSaved } from './postprocess/read-saved.ts';
import { readPdf } from './read-pdf.ts';
import { readTags, type ReadTag } from './read-tags.ts';
import { printer } from '../../harness/share-printer.ts';

const requests: PrintRequest[] = [];
const print = (request: PrintRequest): Promise<Uint8Array> => {
  requests.push(request);
  return printer.print(request);
};
const input = await makeInput();

async function printIn(id: string, most: number, from = input) {
  const book = from.books.find((one) => one.id === id);
  if (book === undefined) throw new Error(`There is no book ${id}.`);
  requests.length = 0;
  const printable = renderBook(book, from);
  const { file, ...facts } = await printBook(
    printable,
    printFitted(printable, servicesWith({ print })),
    most,
  );
  return { bytes: readAndRemove(file), facts, requests: [...requests] };
}

/** A tag without the numbers of objects. */
function outline({ type, alt, language, attributes, children, content, annotations }: ReadTag): unknown {
  return {
    type,
    alt,
    language,
    attributes: [...attributes],
    children: children.map(outline),
    content: content.length,
    annotations: annotations.length,
  };
}

describe.each(['batliv', 'fyr'])('the book %s, printed in pieces and joined', (id) => {
  test('is the same as printed at once', async () => {
    const whole = await printIn(id, Infinity);
    const joined = await printIn(id, 0);
    expect(whole.requests).toHaveLength(2);
    expect(joined.requests.length).toBeGreaterThan(4);
    expect(joined.facts).toEqual(whole.facts);
    const read = await readPdf(joined.bytes);
    expect(read).toEqual(await readPdf(whole.bytes));
    expect(outline(readTags(joined.bytes).root)).toEqual(outline(readTags(whole.bytes).root));

    const marked = await markCopy(joined.bytes);
    expect((await readPdf(marked)).pages.flatMap(({ lines }) => lines)).toContain(
      'Dette eksemplaret er laget for Kari.',
    );
    expect(readTags(marked).tags).toHaveLength(readTags(joined.bytes).tags.length + 1);
  });
});

/** A copy as the reader desk sends it. */
async function markCopy(bytes: Uint8Array): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'kolofon-test-'));
  try {
    const path = join(folder, 'book.pdf');
    writeFileSync(path, bytes);
    const book = await markBook(path, ['Kari']);
    return await buffer(book?.stream ?? Readable.from([]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a book of chapters before its first section, with ids of all kinds, is the same in pieces', async () => {
  const ids = ['a&b', 'a%20b', 'a"b', 'blå-bær', "a'b", 'a%', 'a<b'];
  const write = (other: string): string =>
    ids
      .map(
        (id) =>
          `<p id="${escapeMarkup(id).replaceAll('"', '&quot;')}">En</p>\n\n[To](${other}.md#${encodeURIComponent(id)})`,
      )
      .join('\n\n');
  const prepared = await littlePublication()
    .withArticle('en', write('to'))
    .withArticle('to', write('en'))
    .withSeries('nettverksbygging', { parts: ['en', { section: 'Del', parts: ['to'] }] })
    .prepare();
  const from = inputOf(prepared);
  const whole = await printIn('nettverksbygging', Infinity, from);
  const joined = await printIn('nettverksbygging', 0, from);
  expect(joined.facts).toEqual(whole.facts);
  expect(await readPdf(joined.bytes)).toEqual(await readPdf(whole.bytes));
  const { objects } = readSaved(joined.bytes);
  const references = [...objects.values()].flatMap(
    ({ value }) => formatValue(value).match(/\d+(?= 0 R\b)/g) ?? [],
  );
  expect(references.filter((number) => !objects.has(Number(number)))).toEqual([]);
});
