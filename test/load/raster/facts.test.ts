import sharp from 'sharp';
import { expect, test } from 'vitest';
import { hasAlphaChannel, isAnimatedPicture } from '../../../src/load/raster/facts.ts';

const still = sharp({ create: { width: 8, height: 8, channels: 4, background: '#123' } });
const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
const frames = { width: 8, height: 16, channels: 3, background: '#123', noise, pageHeight: 8 } as const;

test('room for transparency is reported by the head of a PNG', async () => {
  const opaque = sharp({ create: { width: 8, height: 8, channels: 3, background: '#123' } });
  expect(hasAlphaChannel(await still.png().toBuffer())).toBe(true);
  expect(hasAlphaChannel(await opaque.png().toBuffer())).toBe(false);
  const clear = sharp({ create: { width: 8, height: 8, channels: 4, background: '#1230' } });
  expect(hasAlphaChannel(await clear.png({ palette: true }).toBuffer())).toBe(true);
});

test('a picture that moves is reported by the beginning of its file', async () => {
  const film = sharp({ create: frames });
  expect(isAnimatedPicture(await film.webp().toBuffer(), 'image/webp')).toBe(true);
  expect(isAnimatedPicture(await still.webp().toBuffer(), 'image/webp')).toBe(false);
  const png = await still.png().toBuffer();
  expect(isAnimatedPicture(png, 'image/png')).toBe(false);
  const control = Buffer.concat([png.subarray(0, 33), Buffer.from('\0\0\0\x08acTL'), png.subarray(33)]);
  expect(isAnimatedPicture(control, 'image/png')).toBe(true);
  expect(isAnimatedPicture(control, 'image/jpeg')).toBe(false);
});
