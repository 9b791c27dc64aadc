import { expect, test } from 'vitest';
import sharp from 'sharp';
import { readImage } from '../../src/load/read-image.ts';

const size = 'xmlns="http://www.w3.org/2000/svg" width="10" height="10"';
const drawing = `<svg ${size} onload="alert(1)"><script>alert(1)</script><rect width="5" height="5"/></svg>`;

test.each([
  ['', 'nothing'],
  [' '.repeat(300), 'many spaces'],
  ['\n\t'.repeat(5000), 'lines and tabs'],
  ['\uFEFF', 'its mark'],
  [`\uFEFF${'\n'.repeat(300)}`, 'its mark and lines'],
  [`<!--${'-x'.repeat(300)}-->`, 'a long comment'],
  [`<?xml version="1.0"?>${' '.repeat(300)}`, 'a declaration'],
  ['x', 'a letter'],
  ['\u00A0', 'a space that does not break'],
  ['\uFEFF\uFEFF', 'two marks'],
  ['\u0001', 'a control character'],
  ['GIF8 ', 'a word'],
])('a drawing behind %j is cleaned or refused', async (before) => {
  const image = await readImage(Buffer.from(before + drawing));
  if ('reason' in image) return;
  expect(Buffer.from(image.bytes).toString()).toBe(
    `<svg ${size} viewBox="0 0 10 10"><rect width="5" height="5"/></svg>`,
  );
});

test.each([' '.repeat(300), '\uFEFF\n', ''])(
  'a drawing behind white space is an image: %j',
  async (before) => {
    expect(await readImage(Buffer.from(before + drawing))).toMatchObject({ type: 'svg' });
  },
);

test.each(['png', 'jpeg', 'webp'] as const)(
  'a %s whose end is missing is refused, a whole one is not',
  async (type) => {
    const noise = sharp({
      create: {
        width: 80,
        height: 60,
        channels: 3,
        background: '#c33',
        noise: { type: 'gaussian', mean: 99, sigma: 40 },
      },
    });
    const bytes = await noise.toFormat(type).toBuffer();
    expect(await readImage(bytes)).toMatchObject({ facts: { width: 80 } });
    expect(await readImage(Buffer.concat([bytes, Buffer.from('film')]))).toMatchObject({
      facts: { width: 80 },
    });
    for (const share of [0.5, 0.95])
      expect(await readImage(bytes.subarray(0, bytes.length * share))).toMatchObject({
        reason: 'the end of the file is missing',
      });
  },
);

test.each(['\n\x1A\n', '\r\r\n\x1A\r\n', '\r\n\x1A\r\n', '\r\x1A\r'])(
  'a PNG whose line ends became %j says so',
  async (start) => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const changed = Buffer.concat([Buffer.from(`\x89PNG${start}`, 'latin1'), bytes.subarray(8)]);
    expect(await readImage(changed)).toMatchObject({
      reason: expect.stringContaining('line endings') as string,
    });
    expect(await readImage(bytes)).toMatchObject({ type: 'png' });
  },
);
