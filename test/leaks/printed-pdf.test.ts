import { beforeAll, describe, expect, test } from 'vitest';
import type { Fingerprints } from '../../src/leaks/fingerprints.ts';
import { readPrintedPdf } from '../../src/leaks/readers/printed-pdf/printed-pdf.ts';
import { drawText, hexOf, makePrintedPdf, streamOf } from './make-printed-pdf.ts';
import { fingerprintsOf, placesIn, secret } from './members.ts';

let fingerprints: Fingerprints;
beforeAll(async () => {
  fingerprints = await fingerprintsOf();
});

const room = { left: 1e6 };
const isKnown = (bytes: Uint8Array): boolean => readPrintedPdf(bytes, { ...room }) !== undefined;
/** Of the first page. */
const pageText = (bytes: Uint8Array): string => {
  const [page] = readPrintedPdf(bytes, { ...room }) ?? [];
  return page?.kind === 'text' ? page.text : '';
};

describe('a PDF that Kolofon has printed', () => {
  test.each([
    ['page', 'x.pdf: page 1'],
    ['form', 'x.pdf: page 1'],
    ['lost', 'x.pdf: drawing'],
    ['title', 'x.pdf: outline or title'],
    ['alternative', 'x.pdf: alternative text'],
    ['xmp', 'x.pdf: XMP metadata'],
    ['attachment', 'x.pdf!note.txt: line 1, column 1'],
  ] as const)('is read: %s', async (place, found) => {
    const bytes = await makePrintedPdf({ [place]: secret });
    expect(isKnown(bytes)).toBe(true);
    expect(await placesIn('x.pdf', bytes, fingerprints)).toEqual([`sentence ${found}`]);
  });

  test('is read in the names of its destinations', async () => {
    const bytes = await makePrintedPdf({ destination: 'hvorfor tilliten mellom partene vokser saa sakte' });
    const asciiTitle = await fingerprintsOf('Hvorfor tilliten mellom partene vokser saa sakte her');
    expect(isKnown(bytes)).toBe(true);
    expect(await placesIn('x.pdf', bytes, asciiTitle)).toEqual(['sentence x.pdf: names']);
  });

  test('without a secret is clean', async () => {
    expect(await placesIn('x.pdf', await makePrintedPdf({}), fingerprints)).toEqual([]);
  });

  test('says what its glyphs stand for, and what they say themselves', async () => {
    const content = (actual: string) =>
      `${drawText('skri')}/Span<</ActualText ${actual} >> BDC\n${drawText('f')}EMC\n${drawText('er')}`;
    const texts = async (actual: string) =>
      pageText(await makePrintedPdf({}, { content: content(actual) }))
        .split(/\n(?=skri)/)
        .map((text) => text.replaceAll('\n', ''));
    expect(await texts(`<FEFF${hexOf('ft')}>`)).toEqual(['skrifter', 'skrifer']);
    expect(await texts('(ft)')).toEqual(['skrifter', 'skrifer']);
  });

  test('is read from right to left, too', async () => {
    // Drawn from left to right, as lines of Hebrew are.
    const map = '1 beginbfrange\n<05D0> <05EA> <05D0>\nendbfrange';
    const bytes = await makePrintedPdf({}, { map, content: drawText('םולש') });
    expect(pageText(bytes)).toContain('שלום');
  });
});

describe('a PDF is left to a library', () => {
  const made = makePrintedPdf({ page: secret });

  test.each([
    ['bytes after its end', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('%')])],
    [
      'an update after its end',
      (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('3 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n')]),
    ],
    ['another header', (bytes: Buffer) => replace(bytes, '%PDF-1.7', '%PDF-1.6')],
    ['another number of objects', (bytes: Buffer) => replace(bytes, '/N 7', '/N 8')],
    ['another length of a stream', (bytes: Buffer) => replace(bytes, /\/Length \d/, '/Length 9')],
    ['another place of its table', (bytes: Buffer) => replace(bytes, /startxref\n\d/, 'startxref\n9')],
    ['a key', (bytes: Buffer) => replace(bytes, '/Type /XRef', '/Encrypt 9 0')],
  ])('with %s', async (_what, change) => {
    const bytes = Buffer.from(await made);
    expect(isKnown(bytes)).toBe(true);
    const changed = change(bytes);
    expect(changed.equals(bytes)).toBe(false);
    expect(isKnown(changed)).toBe(false);
  });

  test.each([
    ['a string in brackets', { content: 'BT\n/F5 12 Tf\n(abc) Tj\nET' }],
    ['an array of strings', { content: 'BT\n/F5 12 Tf\n[<0041> 2 <0042>] TJ\nET' }],
    ['a string before a font', { content: 'BT\n<0041> Tj\nET' }],
    ['a string after its font is gone', { content: 'q\nBT\n/F5 12 Tf\nET\nQ\nBT\n<0041> Tj\nET' }],
    ['codes of another length', { content: 'BT\n/F5 12 Tf\n<41> Tj\nET' }],
    ['a font of another size', { content: 'BT\n/F5 -12 Tf\n<0041> Tj\nET' }],
    ['an unknown font', { content: 'BT\n/F6 12 Tf\n<0041> Tj\nET' }],
    ['an unknown form', { content: '/X8 Do' }],
    ['a text without brackets', { content: '/Span<</ActualText /x >> BDC\nEMC' }],
    ['a picture in a drawing', { content: 'BI /W 1 /H 1 ID x EI' }],
    ['a font of another kind', { font: '/Subtype /Type3\n/CharProcs <<>>' }],
    ['another encoding', { font: '/Subtype /Type0\n/Encoding /WinAnsiEncoding' }],
    ['a list in a map of characters', { map: '1 beginbfrange\n<0041> <0042> [<0041> <0042>]\nendbfrange' }],
    ['a stream that is for nothing', { more: [streamOf('/Some /Thing\n', 'abc')] }],
    ['another filter', { more: [streamOf('/Filter /LZWDecode\n', 'abc')] }],
    ['parameters of a filter', { more: [streamOf('/Filter /FlateDecode\n/DecodeParms <<>>\n', 'abc')] }],
    ['brackets in a string', { more: ['<</Title (a(b)c)>>'] }],
    ['other escapes in a string', { more: ['<</Title (a\\101)>>'] }],
  ])('with %s', async (_what, parts) => {
    expect(isKnown(await makePrintedPdf({}, parts))).toBe(false);
  });

  test('if it unpacks to more than there is room for', async () => {
    expect(readPrintedPdf(await made, { left: 500 })).toBeUndefined();
  });
});

function replace(bytes: Buffer, from: string | RegExp, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');
}
