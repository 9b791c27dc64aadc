import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import JSZip from 'jszip';
import { createIndex, close } from 'pagefind';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fingerprints } from '../../src/leaks/fingerprints.ts';
import { digestOf } from '../../src/leaks/name-content.ts';
import { makeBook, readBook } from '../harness/epub.ts';
import { inputOf } from '../harness/render-input.ts';
import { littlePublication } from '../harness/publication.ts';
import { makePdf, type PdfPlace } from './make-pdf.ts';
import { body, fingerprintsOf, placesIn, searchBytes, secret, source } from './members.ts';

let fingerprints: Fingerprints;
beforeAll(async () => {
  fingerprints = await fingerprintsOf();
});

const places = (path: string, bytes: Uint8Array) => placesIn(path, bytes, fingerprints);

async function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  comment = '',
): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [path, content] of Object.entries(files)) zip.file(path, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', comment });
}

describe('the index of a search', () => {
  afterAll(close);

  test('is unpacked: a fragment holds the text of its page', async () => {
    const { index } = await createIndex();
    const add = (url: string, text: string) =>
      index?.addHTMLFile({ url, content: `<html lang="nb"><body><h1>Side</h1><p>${text}</p></body></html>` });
    await add('/apen/', 'Noe som alle kan lese om nettverk og relasjoner.');
    await add('/lukket/', secret);
    const { files } = (await index?.getFiles()) ?? { files: [] };
    const found = await Promise.all(files.map(({ path, content }) => places(path, content)));
    expect(files.length).toBeGreaterThan(5);
    expect(found.flat()).toEqual([
      expect.stringMatching(/^sentence fragment\/\S+\.pf_fragment!unpacked: line 1, column \d+$/),
    ]);
  });
});

describe('packed files', () => {
  test('gzip and Brotli are unpacked', async () => {
    expect(await places('a.gz', gzipSync(secret))).toEqual(['sentence a.gz!unpacked: line 1, column 1']);
    expect(await places('a.html.br', brotliCompressSync(secret))).toEqual([
      'sentence a.html.br!unpacked: line 1, column 1',
    ]);
  });

  test('an archive in an archive is opened, and what is beside its files is read', async () => {
    const inner = await zipOf({ 'mappe/tekst.txt': secret });
    expect(await places('a.zip', await zipOf({ 'b.zip': inner }))).toEqual([
      'sentence a.zip!b.zip!mappe/tekst.txt: line 1, column 1',
    ]);
    expect(await places('a.zip', await zipOf({ 'b.txt': '' }, secret))).toEqual([
      'sentence a.zip: comment of the archive',
    ]);
    expect(await places('a.zip', await zipOf({ [`${secret}.txt`]: '' }))).toEqual([
      `sentence a.zip!${secret}.txt: file name`,
    ]);
  });

  test('archives too deep, too large or not to be opened are reported', async () => {
    let nested = await zipOf({ 'a.txt': 'Ingenting' });
    for (let depth = 0; depth < 7; depth += 1) nested = await zipOf({ 'a.zip': nested });
    const bomb = await zipOf({ 'a.txt': new Uint8Array(2e6) });
    const problemsOf = async (path: string, bytes: Uint8Array, left = 1e6) =>
      (await searchBytes(path, bytes, fingerprints, { left })).map(
        (leak) => leak.kind === 'unreadable' && `${leak.file}: ${leak.reason}`,
      );
    expect(await problemsOf('a.zip', nested)).toEqual([
      expect.stringMatching(/^a\.zip(!a\.zip)+: It is nested too deeply\.$/),
    ]);
    expect(await problemsOf('a.zip', bomb)).toEqual(['a.zip: It is too large to unpack.']);
    expect(await problemsOf('a.gz', gzipSync(new Uint8Array(2e6)))).toEqual([
      expect.stringMatching(/^a\.gz: /),
    ]);
    expect(await problemsOf('a.7z', Buffer.from('377abcaf271c0004', 'hex'))).toEqual([
      'a.7z: It is a 7z file, which cannot be opened.',
    ]);
    expect(await problemsOf('a.zip', (await zipOf({ 'a.txt': secret })).subarray(0, 80))).toEqual([
      expect.stringMatching(/^a\.zip: /),
    ]);
    expect(await problemsOf('a.zip', encrypted(await zipOf({ 'a.txt': secret })))).toEqual([
      expect.stringMatching(/^a\.zip: .*[Ee]ncrypted/),
    ]);
  });
});

/** Says of every entry that a password is needed (APPNOTE 4.4.4, bit 0). */
function encrypted(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip);
  for (const [signature, flag] of [
    ['PK\x01\x02', 8],
    ['PK\x03\x04', 6],
  ] as const) {
    for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 4))
      bytes[at + flag] = (bytes[at + flag] ?? 0) | 1;
  }
  return bytes;
}

describe('an e-book', () => {
  let book: Uint8Array;
  beforeAll(async () => {
    book = await makeBook(inputOf(await littlePublication().prepare()), 'nettverksbygging');
  });

  test('of open articles holds nothing', async () => {
    expect(await places('x.epub', book)).toEqual([]);
  });

  test('is looked into: chapters, metadata and the table of contents', async () => {
    const texts = [...(await readBook(book)).keys()];
    const chapter = texts.find((path) => /tillit.*\.xhtml$/.test(path)) ?? '';
    const packageFile = texts.find((path) => path.endsWith('.opf')) ?? '';
    const plant = async (path: string, change: (text: string) => string) => {
      const zip = await JSZip.loadAsync(book);
      const text = (await zip.file(path)?.async('string')) ?? '';
      expect(change(text)).not.toBe(text);
      zip.file(path, change(text));
      return places('epub/x.epub', await zip.generateAsync({ type: 'uint8array' }));
    };
    expect(await plant(chapter, (text) => text.replace('</body>', `<p>${secret}</p></body>`))).toEqual([
      expect.stringMatching(new RegExp(`^sentence epub/x\\.epub!${chapter}: line \\d+, column \\d+$`)),
    ]);
    expect(
      await plant(packageFile, (text) =>
        text.replace('</metadata>', `<dc:description>${secret}</dc:description></metadata>`),
      ),
    ).toEqual([expect.stringMatching(new RegExp(`^sentence epub/x\\.epub!${packageFile}: line \\d+`))]);
  });
});

describe('a PDF', () => {
  test.each([
    ['page', 'x.pdf: page 2'],
    ['information', 'x.pdf: document information'],
    ['XMP', 'x.pdf: XMP metadata'],
    ['outline', 'x.pdf: outline'],
    ['annotation', 'x.pdf: annotation on page 2'],
    ['alternative', 'x.pdf: alternative text on page 2'],
    ['attachment', 'x.pdf!note.txt: line 1, column 1'],
  ] as const satisfies readonly (readonly [PdfPlace, string])[])('is read: %s', async (place, found) => {
    expect(await places('x.pdf', makePdf(secret, place))).toEqual([`sentence ${found}`]);
    expect(await places('x.pdf', makePdf('Noe helt annet enn det som er hemmelig.', place))).toEqual([]);
  });

  test.each([
    '/Subtype /Link /A << /S /URI /URI (https://example.com/) >>',
    '/Subtype /Link /F 2',
    '/Subtype /Popup',
    '/Subtype /Highlight /QuadPoints [0 9 9 9 0 0 9 0]',
    '/Subtype /Unheard',
  ])('is read in annotations of any kind, hidden ones too: %s', async (annotation) => {
    const pdf = makePdf(secret, 'annotation', '', annotation);
    expect(await places('x.pdf', pdf)).toEqual(['sentence x.pdf: annotation on page 2']);
  });

  test('with a password, or broken, is reported', async () => {
    const locked = makePdf(
      secret,
      'page',
      `/Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <${'00'.repeat(32)}> /U <${'00'.repeat(32)}> >> /ID [<00> <00>]`,
    );
    expect(await places('x.pdf', locked)).toEqual(['unreadable x.pdf: whole file']);
    expect(await places('x.pdf', Buffer.from('%PDF-1.7\nnothing'))).toEqual(['unreadable x.pdf: whole file']);
  });
});

describe('a picture', () => {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  let plain: Buffer;
  beforeAll(async () => {
    plain = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#103d32' } })
      .png()
      .toBuffer();
  });
  const withChunk = (added: Buffer) => Buffer.concat([plain.subarray(0, 33), added, plain.subarray(33)]);

  test('says nothing of itself', async () => {
    expect(await places('x.png', plain)).toEqual([]);
  });

  test.each([
    ['tEXt', Buffer.from(`Comment\0${secret}`, 'latin1')],
    ['zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.from(secret, 'latin1'))])],
    ['iTXt', Buffer.from(`Comment\0\0\0nb\0Merknad\0${secret}`)],
    ['iTXt', Buffer.concat([Buffer.from('Comment\0\x01\0nb\0Merknad\0'), deflateSync(Buffer.from(secret))])],
  ])('PNG: %s', async (type, data) => {
    expect(await places('x.png', withChunk(chunk(type, data)))).toEqual([`sentence x.png: ${type} chunk`]);
  });

  test.each(['jpeg', 'webp', 'avif'] as const)('%s: Exif and XMP', async (format) => {
    const picture = sharp(plain)[format]();
    const exif = await picture
      .clone()
      .withExif({ IFD0: { ImageDescription: secret } })
      .toBuffer();
    const xmp = await picture
      .clone()
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><p title="${secret}"/></x:xmpmeta>`)
      .toBuffer();
    expect(await places(`x.${format}`, await picture.toBuffer())).toEqual([]);
    for (const bytes of [exif, xmp])
      expect(await places(`x.${format}`, bytes)).toEqual([expect.stringMatching(/text from byte \d+$/)]);
  });

  test('in an address of a style sheet is looked into', async () => {
    const picture = withChunk(chunk('iTXt', Buffer.from(`Comment\0\0\0nb\0Merknad\0${secret}`)));
    const css = `a {\n background: url(data:image/png;base64,${picture.toString('base64')}) }`;
    expect(await places('x.css', Buffer.from(css))).toEqual([
      'sentence x.css!data address at line 2, column 32: iTXt chunk',
    ]);
  });

  test('that only members may see is known by its bytes and by its name', async () => {
    const asset = { source, name: 'kurver.png', digest: digestOf(plain) };
    const withAsset = await fingerprintsOf(body, [], [asset]);
    expect(await placesIn('assets/x.png', plain, withAsset)).toEqual(['asset assets/x.png: whole file']);
    expect(await placesIn('x.epub', await zipOf({ 'OEBPS/y.png': plain }), withAsset)).toEqual([
      'asset x.epub!OEBPS/y.png: whole file',
    ]);
    expect(await placesIn('assets/kurver.png', 'other', withAsset)).toEqual([
      'asset assets/kurver.png: file name',
    ]);
    expect(await placesIn('assets/andre-kurver.png', 'other', withAsset)).toEqual([]);
  });
});
