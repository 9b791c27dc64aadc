import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pictureTypeOf, scanPicture, withoutMetadata } from '../../../src/load/raster/scan-picture.ts';
import { processorTime } from '../../harness/processor-time.ts';

const pixels = Uint8Array.from({ length: 40 * 30 * 3 }, (_, index) => (index * 7919) % 256);
const picture = () => sharp(pixels, { raw: { width: 40, height: 30, channels: 3 } });
const exif = { IFD0: { Copyright: 'Kari Nordmann' }, IFD3: { GPSLatitude: '59/1 54/1 0/1' } };
const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r>Kari Nordmann</r></x:xmpmeta>';

const kinds = ['jpeg', 'png', 'webp'] as const;
const typeOf = (kind: string) => `image/${kind}`;
const withData = (kind: (typeof kinds)[number]) => picture().withExif(exif).withXmp(xmp).toFormat(kind);

describe.each(kinds)('a picture as %s', (kind) => {
  test('loses what a camera says, and keeps its pixels', async () => {
    const bytes = await withData(kind).toBuffer();
    expect(bytes.includes('Kari Nordmann')).toBe(true);
    const clean = withoutMetadata(bytes, typeOf(kind));
    expect(clean.length).toBeLessThan(bytes.length);
    expect(Buffer.from(clean).includes('Kari Nordmann')).toBe(false);
    const { exif: left, xmp: text } = await sharp(clean).metadata();
    expect([left, text]).toEqual([undefined, undefined]);
    expect(await sharp(clean).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer());
    expect(scanPicture(clean, typeOf(kind))).toMatchObject({ orientation: 1, hasOwnColours: false });
  });

  test('is the same bytes when it says nothing', async () => {
    const bytes = await picture().toFormat(kind).toBuffer();
    expect(withoutMetadata(bytes, typeOf(kind))).toBe(bytes);
  });

  test.each([2, 3, 6, 8])('keeps the orientation %i, and nothing beside it', async (orientation) => {
    const bytes = await withData(kind).withMetadata({ orientation }).toBuffer();
    expect(scanPicture(bytes, typeOf(kind))?.orientation).toBe(orientation);
    const clean = withoutMetadata(bytes, typeOf(kind));
    expect(Buffer.from(clean).includes('Kari Nordmann')).toBe(false);
    expect((await sharp(clean).metadata()).orientation).toBe(orientation);
    expect(withoutMetadata(clean, typeOf(kind))).toEqual(clean);
  });

  test('keeps a profile of its own, not that of sRGB', async () => {
    const wide = await picture().withIccProfile('p3').toFormat(kind).toBuffer();
    const scan = scanPicture(wide, typeOf(kind));
    expect(scan?.hasOwnColours).toBe(true);
    expect((await sharp(withoutMetadata(wide, typeOf(kind))).metadata()).icc).toBeDefined();
    const ordinary = await picture().withIccProfile('srgb').toFormat(kind).toBuffer();
    expect(scanPicture(ordinary, typeOf(kind))?.hasOwnColours).toBe(false);
    expect((await sharp(withoutMetadata(ordinary, typeOf(kind))).metadata()).icc).toBeUndefined();
  });

  test.each([0, 0.004, 0.1, 0.5, 0.9])('that ends early is read without failing', async (share) => {
    const bytes = await withData(kind).toBuffer();
    const half = bytes.subarray(0, Math.ceil(bytes.length * share));
    expect(() => withoutMetadata(half, typeOf(kind))).not.toThrow();
  });
});

const chunkOf = (name: string, text: string) => {
  const chunk = Buffer.alloc(12 + text.length);
  chunk.writeUInt32BE(text.length, 0);
  chunk.write(name + text, 4, 'latin1');
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + text.length)), 8 + text.length);
  return chunk;
};
const insert = (bytes: Buffer, at: number, ...parts: readonly Buffer[]) =>
  Buffer.concat([bytes.subarray(0, at), ...parts, bytes.subarray(at)]);
const segment = Buffer.from('\xFF\xE1\0\x0FKari Nordmann', 'latin1');
const riff = (bytes: Buffer, ...added: readonly Buffer[]) => {
  const whole = Buffer.concat([bytes, ...added]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
};

/** What decoders show all the same, or show without reading it. */
const odd = {
  'a JPEG with bytes between its segments': async () =>
    insert(await picture().jpeg().toBuffer(), 2, Buffer.from('\xFF\xFE\0\x02\0\0?', 'latin1'), segment),
  'a JPEG with markers that hold nothing': async () =>
    insert(await picture().jpeg().toBuffer(), 2, Buffer.from('\xFF\x01\xFF\xD0\xFF\0', 'latin1'), segment),
  'a JPEG that ends in bytes behind a segment': async () => {
    const bytes = insert(await picture().jpeg().toBuffer(), 2, segment);
    return Buffer.concat([bytes.subarray(0, -2), Buffer.from('\xFF\xE1\0\x03?????', 'latin1')]);
  },
  'a PNG with a chunk of nobody': async () =>
    insert(await picture().png().toBuffer(), 33, chunkOf('caBX', 'Kari Nordmann')),
  'a PNG that is cut off in its last chunk': async () =>
    insert(await picture().png().toBuffer(), 33, chunkOf('tEXt', 'Comment\0Kari Nordmann')).subarray(0, -5),
  'a WebP with a chunk of nobody': async () =>
    riff(await withData('webp').toBuffer(), Buffer.from('C2PA\x0E\0\0\0Kari Nordmann.', 'latin1')),
  'a GIF that ends in bytes that are no block': async () => {
    const comment = Buffer.from('\x21\xfe\x0dKari Nordmann\0', 'latin1');
    const bytes = await picture().gif().toBuffer();
    return Buffer.concat([bytes.subarray(0, -1), comment, Buffer.from('\0\0\0')]);
  },
};

test.each(Object.entries(odd))('%s loses what it says', async (_what, make) => {
  const bytes = await make();
  expect(bytes.includes('Kari Nordmann')).toBe(true);
  const clean = Buffer.from(withoutMetadata(bytes, pictureTypeOf(bytes) ?? ''));
  expect(clean.includes('Kari Nordmann')).toBe(false);
  const shown = (file: Buffer) => sharp(file, { failOn: 'none' }).raw().toBuffer();
  expect(await shown(clean)).toEqual(await shown(bytes));
});

test('a WebP that is cut off in its metadata is whole without them', async () => {
  const metadata = Buffer.from('XMP \x99\0\0\0Kari Nordmann.', 'latin1');
  const clean = Buffer.from(withoutMetadata(riff(await withData('webp').toBuffer(), metadata), 'image/webp'));
  expect(clean.includes('Kari Nordmann')).toBe(false);
  expect((await sharp(clean).metadata()).width).toBe(40);
});

test('a WebP whose program left 0 for its size loses what it says, and gets its size', async () => {
  const whole = riff(
    await withData('webp').toBuffer(),
    Buffer.from('C2PA\x0E\0\0\0Kari Nordmann.', 'latin1'),
  );
  const bytes = Buffer.from(whole);
  bytes.writeUInt32LE(0, 4);
  expect(Buffer.from(withoutMetadata(bytes, 'image/webp'))).toEqual(
    Buffer.from(withoutMetadata(whole, 'image/webp')),
  );
});

test.each([
  'GIF8 is a kind of file, and so is PNG.',
  'GIF89a,',
  'GIF89a is newer than GIF87a, and moves.',
  `GIF89a, 1234 ,${' and so on'.repeat(40)}`,
  `GIF87a: 1234 ,${' a, b!'.repeat(80)}`,
])('a text that begins like a picture stays as it is: %s', (text) => {
  const bytes = Buffer.from(text);
  expect(withoutMetadata(bytes, pictureTypeOf(bytes) ?? '')).toBe(bytes);
});

test('a JPEG in CMYK has colours of its own', async () => {
  const bytes = await picture().toColourspace('cmyk').jpeg().toBuffer();
  expect(scanPicture(bytes, 'image/jpeg')?.hasOwnColours).toBe(true);
});

test('a film that a phone put behind a JPEG is cut off', async () => {
  const bytes = await picture().jpeg({ progressive: true }).toBuffer();
  const motion = Buffer.concat([bytes, Buffer.from('ftypmp42 +59.9139+010.7522/')]);
  expect(Buffer.from(withoutMetadata(motion, 'image/jpeg'))).toEqual(bytes);
});

test('a GIF loses its comments and goes on moving', async () => {
  const frames = await Promise.all(
    [picture().toBuffer(), picture().negate().toBuffer()].map(async (frame) =>
      sharp(await frame, { raw: { width: 40, height: 30, channels: 3 } })
        .png()
        .toBuffer(),
    ),
  );
  const bytes = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
  const comment = Buffer.from('\x21\xfe\x0dKari Nordmann\0', 'latin1');
  const at = 13 + 3 * 2 ** (((bytes[10] ?? 0) & 7) + 1) * Math.sign((bytes[10] ?? 0) & 0x80);
  const commented = Buffer.concat([bytes.subarray(0, at), comment, bytes.subarray(at)]);
  const clean = Buffer.from(withoutMetadata(commented, 'image/gif'));
  expect(clean).toEqual(bytes);
  expect((await sharp(clean, { animated: true }).metadata()).pages).toBe(2);
});

test('a run of one byte is read in time', async () => {
  const read = (): void => {
    for (const byte of [0x00, 0xff, 0x21, 0x2c])
      for (const type of ['image/jpeg', 'image/png', 'image/webp', 'image/gif'])
        withoutMetadata(Buffer.alloc(1_000_000, byte), type);
  };
  expect(await processorTime(read)).toBeLessThan(20);
});
