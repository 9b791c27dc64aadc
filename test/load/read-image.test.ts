import { describe, expect, test } from 'vitest';
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

describe('what is no picture says what it is', () => {
  test.each([
    ['', 'it is empty'],
    [
      'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
      'it is only a pointer of Git LFS',
    ],
    ['<!DOCTYPE html>\n<title>404</title>', 'it is a web page, not an image'],
    ['\uFEFF\n<HTML lang="ko"><p>없음</p></HTML>', 'it is a web page, not an image'],
    ['%PDF-1.7', 'it is not an image that Kolofon can read'],
  ])('%j', async (text, reason) => {
    expect(await readImage(Buffer.from(text))).toMatchObject({ reason });
  });
});

describe('a PNG with a wrong checksum, which browsers do not show, is refused', () => {
  const png = sharp({ create: { width: 8, height: 6, channels: 3, background: '#c33' } })
    .png()
    .toBuffer();

  test.each(['IHDR', 'IDAT'])('in %s', async (type) => {
    const bytes = Buffer.from(await png);
    const at = bytes.indexOf(type) - 4;
    const checksum = at + 8 + bytes.readUInt32BE(at);
    bytes[checksum] = (bytes[checksum] ?? 0) ^ 1;
    expect(await readImage(bytes)).toMatchObject({ reason: 'it is damaged' });
  });

  test('but not in a chunk that decoders do without', async () => {
    const bytes = await png;
    const note = Buffer.from('\0\0\0\x03tEXta\0b\0\0\0\0', 'latin1');
    const noted = Buffer.concat([bytes.subarray(0, 33), note, bytes.subarray(33)]);
    expect(await readImage(noted)).toMatchObject({ facts: { width: 8, height: 6 } });
  });
});
