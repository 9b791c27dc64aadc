import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { encodeForBooks } from '../../../src/formats/raster/encode-for-books.ts';
import type { BookTask } from '../../../src/formats/raster/picture-task.ts';

const noise = (channels: 3 | 4) =>
  sharp({
    create: {
      width: 900,
      height: 600,
      channels,
      background: { r: 190, g: 40, b: 60, alpha: channels === 4 ? 0.5 : 1 },
      noise: { type: 'gaussian', mean: 128, sigma: 50 },
    },
  });

const pictures: readonly (readonly [string, string, Sharp])[] = [
  ['a photograph', 'image/jpeg', noise(3).jpeg({ quality: 95 })],
  ['a photograph as WebP', 'image/webp', noise(3).webp({ quality: 95 })],
  ['a drawing with a palette', 'image/png', noise(3).png({ palette: true })],
  ['a transparent WebP', 'image/webp', noise(4).webp()],
];

test.each(pictures)(
  '%s is as large, and of the same type, when it is only tried',
  async (_name, mediaType, made) => {
    const bytes = await made.toBuffer();
    const task: BookTask = {
      kind: 'book',
      digest: 'a',
      mediaType,
      name: `a.${mediaType.slice('image/'.length)}`,
      size: bytes.length,
      width: 900,
      height: 600,
      needsEncoding: false,
      isAnimated: false,
      box: { width: 300, height: 300 },
    };
    const { data, ...facts } = await encodeForBooks(task, bytes);
    const { data: tried, ...triedFacts } = await encodeForBooks({ ...task, isTrial: true }, bytes);
    expect(triedFacts).toEqual(facts);
    expect(tried).not.toEqual(data);
    const damaged = bytes.subarray(0, bytes.length / 2);
    await expect(encodeForBooks({ ...task, isTrial: true }, damaged)).rejects.toThrow();
  },
);
