import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodeImage as keepImage, openImages } from '../../../src/formats/epub/images.ts';
import { DamagedPictureError } from '../../../src/formats/raster/picture-task.ts';
import { littlePublication } from '../../harness/publication.ts';
import { holdPicture } from '../../harness/hold-picture.ts';
import { sourcePath } from '../../../src/model/paths.ts';
import type { Picture } from '../../../src/model/publication.ts';
import { pictures } from '../../harness/render-input.ts';

async function asset(name: string, bytes: Uint8Array, mediaType: string): Promise<Picture> {
  const { width, height } = await sharp(bytes).metadata();
  return {
    source: sourcePath(`series/articles/${name}`),
    name,
    mediaType,
    ...holdPicture(bytes),
    width,
    height,
  };
}

/** With its bytes. */
async function encodeImage(original: Picture) {
  const encoded = await keepImage(original, pictures);
  return { ...encoded, data: await encoded.read() };
}

/** Like a photograph: no two pixels are alike, and nothing repeats. The same every time. */
function noise(width: number, height: number, channels: 3 | 4) {
  let state = 12345;
  const pixels = Uint8Array.from({ length: width * height * channels }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state >>> 24;
  });
  return sharp(pixels, { raw: { width, height, channels } });
}

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#7cc7af' } });

describe('a picture for an e-book', () => {
  test('stays as it is when it is small', async () => {
    const bytes = await plain(400, 300).png().toBuffer();
    const encoded = await encodeImage(await asset('liten.png', bytes, 'image/png'));
    expect(encoded.data).toBe(bytes);
    expect(encoded).toMatchObject({ mediaType: 'image/png', extension: 'png', isAnimated: false });
  });

  test('is no larger than a page, and keeps its shape', async () => {
    const bytes = await plain(4000, 1000).png().toBuffer();
    const { data, size } = await encodeImage(await asset('bred.png', bytes, 'image/png'));
    expect(size).toEqual({ width: 1600, height: 400 });
    expect(await sharp(data).metadata()).toMatchObject({ format: 'png', width: 1600, height: 400 });
  });

  test('becomes a JPEG when it is an opaque photograph', async () => {
    const bytes = await noise(900, 700, 3).png().toBuffer();
    const encoded = await encodeImage(await asset('foto.png', bytes, 'image/png'));
    expect(encoded).toMatchObject({ mediaType: 'image/jpeg', extension: 'jpg' });
    expect(encoded.data.length).toBeLessThan(bytes.length / 2);
  });

  test('becomes a JPEG too when it has room for transparency, and none', async () => {
    const bytes = await noise(900, 700, 3).ensureAlpha(1).png().toBuffer();
    expect((await sharp(bytes).metadata()).hasAlpha).toBe(true);
    const encoded = await encodeImage(await asset('skjerm.png', bytes, 'image/png'));
    expect(encoded.mediaType).toBe('image/jpeg');
    expect(encoded.data.length).toBeLessThan(bytes.length / 2);
  });

  test('keeps its colours', async () => {
    const bytes = await noise(300, 250, 3).png().toBuffer();
    const { data, mediaType } = await encodeImage(await asset('farger.png', bytes, 'image/png'));
    expect(mediaType).toBe('image/png');
    const { channels } = await sharp(data).stats();
    const pixels = new Set((await sharp(data).raw().toBuffer()).toString('hex').match(/.{6}/g));
    expect(channels).toHaveLength(3);
    expect(pixels.size).toBeGreaterThan(50_000);
  });

  test('keeps its transparency', async () => {
    const bytes = await noise(600, 500, 4).png().toBuffer();
    const { data, mediaType } = await encodeImage(await asset('gjennomsiktig.png', bytes, 'image/png'));
    expect(mediaType).toBe('image/png');
    expect(await sharp(data).metadata()).toMatchObject({ hasAlpha: true });
  });

  test('is no WebP, which Kindle does not know', async () => {
    const opaque = await plain(300, 200).webp().toBuffer();
    expect(await encodeImage(await asset('a.webp', opaque, 'image/webp'))).toMatchObject({
      mediaType: 'image/jpeg',
      extension: 'jpg',
    });
    const clear = await noise(30, 20, 4).webp({ lossless: true }).toBuffer();
    expect(await encodeImage(await asset('b.webp', clear, 'image/webp'))).toMatchObject({
      mediaType: 'image/png',
      extension: 'png',
    });
  });

  test('is upright, and says nothing of where it was taken', async () => {
    const bytes = await noise(500, 400, 3)
      .withExif({ IFD0: { Copyright: 'Kari' }, IFD3: { GPSLatitude: '59/1 54/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 100 })
      .toBuffer();
    const { data, size } = await encodeImage(await asset('foto.jpg', bytes, 'image/jpeg'));
    expect(size).toEqual({ width: 400, height: 500 });
    expect((await sharp(data).metadata()).exif).toBeUndefined();
  });

  test('is distinguished from one that moves', async () => {
    const frames = await sharp(
      [await plain(20, 20).png().toBuffer(), await noise(20, 20, 3).png().toBuffer()],
      {
        join: { animated: true },
      },
    )
      .gif()
      .toBuffer();
    const moving = await encodeImage(await asset('to.gif', frames, 'image/gif'));
    expect(moving).toMatchObject({ isAnimated: true, mediaType: 'image/gif' });
    const still = await plain(20, 20).gif().toBuffer();
    expect((await encodeImage(await asset('en.gif', still, 'image/gif'))).isAnimated).toBe(false);
    const film = await sharp(
      [await plain(20, 20).png().toBuffer(), await noise(20, 20, 3).png().toBuffer()],
      { join: { animated: true } },
    )
      .webp()
      .toBuffer();
    expect(await encodeImage(await asset('to.webp', film, 'image/webp'))).toMatchObject({
      isAnimated: true,
      mediaType: 'image/gif',
    });
    const drawing = (inner: string) => ({
      source: sourcePath('series/articles/t.svg'),
      name: 't.svg',
      mediaType: 'image/svg+xml',
      ...holdPicture(new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`)),
    });
    const rect = '<rect width="5" height="5"><animate attributeName="x" to="9" dur="1s"/></rect>';
    expect((await encodeImage(drawing(rect))).isAnimated).toBe(true);
    expect((await encodeImage(drawing('<rect width="5" height="5"/>'))).isAnimated).toBe(false);
  });

  test('is the same bytes twice', async () => {
    const bytes = await noise(900, 700, 3).png().toBuffer();
    const [one, two] = await Promise.all([
      encodeImage(await asset('foto.png', bytes, 'image/png')),
      encodeImage(await asset('foto.png', bytes, 'image/png')),
    ]);
    expect(Buffer.compare(one.data, two.data)).toBe(0);
  });

  test('is refused when it is damaged', async () => {
    const bytes = (await noise(900, 700, 3).png().toBuffer()).subarray(0, 200_000);
    await expect(encodeImage({ ...(await asset('halv.png', bytes, 'image/png')) })).rejects.toThrow();
  });
});

test('the pictures of a book are encoded beside one another, and have its order whichever is done first', async () => {
  const names = ['a.png', 'b.png', 'c.png'];
  const png = await plain(2000, 20).png().toBuffer();
  const publication = names.reduce(
    (made, name, index) => made.withFile(`series/articles/${name}`, Buffer.concat([png, Buffer.of(index)])),
    littlePublication().withArticle(
      'nettverk-og-relasjon',
      names.map((name) => `![Et kart.](${name})\n\n`).join(''),
    ),
  );
  const prepared = await publication.prepare();
  const waiting: (() => void)[] = [];
  const encode: typeof pictures.encode = (task, read) =>
    new Promise((resolve, reject) => {
      const fail = 'name' in task && task.name === 'b.png';
      const end = () =>
        fail ? reject(new DamagedPictureError('bad seek')) : resolve(pictures.encode(task, read));
      waiting.push(end);
    });
  const [book] = prepared.publication.books;
  if (book === undefined) throw new Error('There is no book.');
  const reading = openImages(prepared.publication)(book, { ...pictures, encode });
  expect(waiting).toHaveLength(3);
  for (const end of waiting.toReversed()) end();
  const { value, diagnostics } = await reading;
  expect(value.all.map(({ path }) => path)).toEqual(['figures/a.png', 'figures/c.png']);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    '"series/articles/b.png" cannot be used in e-books: bad seek.',
  ]);
});
