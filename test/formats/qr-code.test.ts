import jsQr from 'jsqr';
import { describe, expect, test } from 'vitest';
import { drawQrCode, type QrCode } from '../../src/formats/qr-code.ts';

/** Pixels of one module: a reader of pictures needs a few. */
const scale = 3;

/** Reads the drawing as a camera would: from the painted rectangles alone. */
function scan({ viewBox, path }: QrCode): string | undefined {
  const width = Number(/^0 0 (\d+) \1$/.exec(viewBox)?.[1]) * scale;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H(\d+)z/g)) {
    expect(back).toBe(x);
    const left = Number(x) * scale;
    const top = Number(y) * scale;
    for (let row = top; row < top + scale; row += 1) {
      for (let column = left; column < left + Number(length) * scale; column += 1) {
        pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  return jsQr.default(pixels, width, width, { inversionAttempts: 'dontInvert' })?.data;
}

describe('a QR code', () => {
  test.each([
    ['an address', 'https://kolofon.example/serier/nettverk/'],
    ['letters beyond ASCII', 'https://kolofon.example/søk?tema=tillit&språk=nb#kilder'],
    ['capitals, which take less room', 'HTTPS://KOLOFON.EXAMPLE/7'],
    ['digits, which take least', '9788283984521'],
    ['as much as there is room for', 'a'.repeat(2331)],
  ])('is read as what was written: %s', (_kind, text) => {
    expect(scan(drawQrCode(text))).toBe(text);
  });

  test('has four free modules around it', () => {
    // The smallest code has 21 modules a side, and its first row begins with a finder of seven.
    const { viewBox, path } = drawQrCode('7');
    expect(viewBox).toBe('0 0 29 29');
    expect(path).toMatch(/^M4 4h7v1H4z/);
  });

  test('is the same each time', () => {
    const text = 'https://kolofon.example/';
    expect(drawQrCode(text)).toEqual(drawQrCode(text));
  });

  test('does not hold more than there is room for', () => {
    expect(() => drawQrCode('a'.repeat(2332))).toThrow();
  });
});
