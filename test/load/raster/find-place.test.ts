import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { findPlace, type SaysPlace } from '../../../src/load/raster/find-place.ts';

const folder = mkdtempSync(join(tmpdir(), 'kolofon-places-'));
afterAll(() => rmSync(folder, { recursive: true }));

function look(content: Uint8Array): SaysPlace {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return findPlace({ path, size: statSync(path).size });
}

const gps = { IFD3: { GPSLatitude: '59/1 54/1 0/1', GPSLatitudeRef: 'N' } };
const author = { IFD0: { Copyright: 'Kari Nordmann' } };
const picture = () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } });

test.each(['jpeg', 'png', 'webp'] as const)(
  'a %s with GPS says its place, one without does not',
  async (kind) => {
    expect(
      look(
        await picture()
          .withExif({ ...author, ...gps })
          .toFormat(kind)
          .toBuffer(),
      ),
    ).toBe('yes');
    expect(look(await picture().withExif(author).toFormat(kind).toBuffer())).toBe('no');
    const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r exif:GPSLatitude="59,54N"/></x:xmpmeta>';
    expect(look(await picture().withXmp(xmp).toFormat(kind).toBuffer())).toBe('yes');
  },
);

test('an AVIF with Exif data may say it, one without does not', async () => {
  expect(look(await picture().withExif(gps).avif().toBuffer())).toBe('perhaps');
  expect(look(await picture().avif().toBuffer())).toBe('no');
});

/** A TIFF of one directory behind its pixels. */
function makeTiff(tag: number, isLittle: boolean): Buffer {
  const pixels = 100_000;
  const tiff = Buffer.alloc(8 + pixels + 18);
  tiff.write(isLittle ? 'II*\0' : 'MM\0*', 'latin1');
  const write16 = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  if (isLittle) tiff.writeUInt32LE(8 + pixels, 4);
  else tiff.writeUInt32BE(8 + pixels, 4);
  write16(1, 8 + pixels);
  write16(tag, 10 + pixels);
  return tiff;
}

test.each([
  [0x8825, 'yes'],
  [0x8769, 'perhaps'],
  [0x0100, 'no'],
])('a TIFF with the tag %i: %s', (tag, says) => {
  expect([look(makeTiff(tag, true)), look(makeTiff(tag, false))]).toEqual([says, says]);
});

function box(name: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
}

const heic = (item: string) =>
  Buffer.concat([
    box('ftyp', Buffer.from('heic\0\0\0\0')),
    box('meta', box('iinf', box('infe', Buffer.from(item)))),
    box('mdat', Buffer.alloc(1000)),
  ]);
const film = (data: string) =>
  Buffer.concat([
    box('ftyp', Buffer.from('qt  \0\0\0\0')),
    // The name of a box of places, in the pixels.
    box('mdat', Buffer.concat([Buffer.alloc(100_000), Buffer.from('\xA9xyz loci', 'latin1')])),
    box('moov', box('udta', Buffer.from(data, 'latin1'))),
  ]);

test('a HEIC and a film are read box by box', () => {
  expect([look(heic('Exif')), look(heic('hvc1'))]).toEqual(['perhaps', 'no']);
  expect([look(film('\xA9xyz+59.9+10.7/')), look(film('\xA9namFerie'))]).toEqual(['yes', 'no']);
});

test('what is cut off, or nothing of the kind, is read without failing', async () => {
  const all = [
    heic('Exif'),
    film('\xA9xyz'),
    makeTiff(0x8825, true),
    await picture().withExif(gps).jpeg().toBuffer(),
  ];
  for (const bytes of all)
    for (const length of [0, 3, 7, 12, 20, bytes.length - 9])
      expect(() => look(bytes.subarray(0, length))).not.toThrow();
  expect(look(Buffer.from('Breddegrad: GPSLatitude'))).toBe('no');
});

test('a film whose XMP in a box of its own says its place says it', () => {
  const id = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex');
  const xmp = (text: string) => Buffer.concat([id, Buffer.from(`<x:xmpmeta>${text}</x:xmpmeta>`)]);
  const place = '<exif:GPSLatitude>59,54.8N</exif:GPSLatitude>';
  const withBox = (text: string) => Buffer.concat([film(''), box('uuid', xmp(text))]);
  expect([look(withBox(place)), look(withBox('<dc:title/>'))]).toEqual(['yes', 'no']);
  expect(
    look(Buffer.concat([box('ftyp', Buffer.from('mp42\0\0\0\0')), box('moov', box('uuid', xmp(place)))])),
  ).toBe('yes');
});
