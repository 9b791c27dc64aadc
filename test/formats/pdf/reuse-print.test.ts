import { beforeEach, describe, expect, test } from 'vitest';
import { bytesOf, type Piece } from '../../../src/cache/store-folder.ts';
import type { EarlierPrints } from '../../../src/formats/make-services.ts';
import { keyOfBook, reusePrint } from '../../../src/formats/pdf/reuse-print.ts';
import type { PrintedBook } from '../../../src/formats/pdf/print-book.ts';
import { holdPicture } from '../../harness/hold-picture.ts';
import { renderBook, type PrintableBook } from '../../../src/formats/pdf/render-book.ts';
import { joinOnDisk, readAndRemove } from '../../../src/platform/join-on-disk.ts';
import { makeInput } from './make-book.ts';
import { requestBook } from '../../harness/request-book.ts';

const input = await makeInput();
const [series] = input.books;
if (series === undefined) throw new Error('The book is not there.');
const render = (): PrintableBook => renderBook(series, input);
const book = render();

const printed: PrintedBook = {
  file: await joinOnDisk([Buffer.from('%PDF-1.7')]),
  pagination: {
    source: 'urn:isbn:9788200000000',
    pages: [
      { label: '1', text: '' },
      { label: '2', text: 'Båten «legger til» \u{1F6A2}' },
    ],
    starts: new Map([['navigasjon', 1]]),
  },
  obstacles: ['7.5: the rows of a table have different widths'],
};

const joinPieces = (pieces: readonly Piece[]): Buffer =>
  Buffer.concat(Array.from(bytesOf(pieces), (bytes) => Buffer.from(bytes)));

let kept: Map<string, Uint8Array>;
let prints: number;

beforeEach(() => {
  kept = new Map();
  prints = 0;
});

const earlier = (
  printedBy: EarlierPrints['printedBy'] = () => Promise.resolve('Chromium 156'),
): EarlierPrints => ({
  store: { find: (key) => kept.get(key), keep: (key, ...pieces) => kept.set(key, joinPieces(pieces)) },
  printedBy,
});
const make = (one: PrintableBook, earlierPrints = earlier()): Promise<PrintedBook> =>
  reusePrint(one, earlierPrints, () => {
    prints += 1;
    return Promise.resolve(printed);
  });

describe('a book that is unchanged', () => {
  test('is not printed again, and has the same bytes and pages', async () => {
    await make(book);
    const again = await make(render());
    expect(prints).toBe(1);
    expect(readAndRemove(again.file).toString()).toBe('%PDF-1.7');
    expect(again).toEqual({ ...printed, file: again.file });
  });

  test('is printed again by another browser, or by another version of Kolofon', async () => {
    await make(book);
    await make(
      book,
      earlier(() => Promise.resolve('Chromium 157')),
    );
    expect(prints).toBe(2);
    expect(kept.size).toBe(2);
  });

  test('is neither looked for nor kept when nobody knows what prints', async () => {
    await make(
      book,
      earlier(() => Promise.resolve(undefined)),
    );
    expect(prints).toBe(1);
    expect(kept.size).toBe(0);
  });

  test('is kept as the work of the browser that printed it, not of the one that was expected', async () => {
    const names = ['the one that does not start', 'the next'];
    await make(
      book,
      earlier(() => Promise.resolve(names.shift())),
    );
    await make(
      book,
      earlier(() => Promise.resolve('the one that does not start')),
    );
    expect(prints).toBe(2);
    await make(
      book,
      earlier(() => Promise.resolve('the next')),
    );
    expect(prints).toBe(2);
  });

  test('whose print fails is not kept', async () => {
    const fail = (): Promise<PrintedBook> => Promise.reject(new Error('too wide'));
    await expect(reusePrint(book, earlier(), fail)).rejects.toThrow('too wide');
    expect(kept.size).toBe(0);
  });
});

describe('the key of a book', () => {
  const request = requestBook(book);
  const [path = '', picture] = [...book.pictures].find(([name]) => name.startsWith('figures/')) ?? [];
  const withRequest = (changed: Partial<typeof request>): PrintableBook => ({
    ...book,
    request: () => ({ ...request, ...changed }),
  });
  if (picture === undefined) throw new Error('The book has no figure.');
  const withPicture = (changed: Partial<typeof picture>, at = path): PrintableBook => ({
    ...book,
    pictures: new Map(book.pictures).set(at, { ...picture, ...changed }),
  });

  test('is the same for the same book', () => {
    expect(keyOfBook(render())).toBe(keyOfBook(book));
  });

  test.each<[string, PrintableBook]>([
    ['a word', withRequest({ html: request.html.replace('</p>', '.</p>') })],
    [
      'a byte of a figure',
      withPicture({ asset: { ...picture.asset, ...holdPicture(picture.asset.read().with(-1, 0)) } }),
    ],
    ['the type of a figure', withPicture({ asset: { ...picture.asset, mediaType: 'image/gif' } })],
    ['the size of a figure', withPicture({ box: { width: 1, height: 1 } })],
    ['a rule of its style', withRequest({ files: withRule('p { color: red }') })],
    ['a file more', withPicture({}, 'figures/ny.svg')],
    ['its description', { ...book, description: { ...book.description, subject: 'Om båter.' } }],
    ['its date', { ...book, description: { ...book.description, epoch: 0 } }],
    ['the titles of its links', { ...book, titleOf: (id) => `${book.titleOf(id)}.` }],
    ['its cover', { ...book, pageNames: { ...book.pageNames, cover: 'Forside' } }],
    ['its front', { ...book, renderFront: () => '<p>Tittel</p>' }],
    ['its page', { ...book, format: { ...book.format, textSize: 12 } }],
    ['the levels of its outline', { ...book, openOutlineLevels: book.openOutlineLevels === 1 ? 2 : 1 }],
    ['the places of its contents', { ...book, slots: book.slots.slice(1) }],
  ])('changes with %s', (_what, changed) => {
    expect(keyOfBook(changed)).not.toBe(keyOfBook(book));
  });

  function withRule(rule: string): typeof request.files {
    const css = request.files.get('book.css');
    if (css === undefined) throw new Error('The book has no style.');
    return new Map(request.files).set('book.css', {
      ...css,
      bytes: Buffer.concat([css.bytes, Buffer.from(rule)]),
    });
  }
});
