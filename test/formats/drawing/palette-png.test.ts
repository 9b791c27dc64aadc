import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodePalettePng, reduceColours } from '../../../src/formats/drawing/palette-png.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** A picture in which each row is one colour of a few. */
function pixelsOf(width: number, rows: readonly Colour[]): Uint8Array {
  return Uint8Array.from(
    rows.flatMap((colour) => Array.from({ length: width }, () => [...colour, 255]).flat()),
  );
}

/** As another program reads it: three bytes a pixel. */
async function readPng(png: Uint8Array): Promise<{ rows: Colour[]; width: number; height: number }> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const rows = Array.from({ length: height }, (_unused, row): Colour => {
    const at = row * width * 3;
    return [data[at] ?? -1, data[at + 1] ?? -1, data[at + 2] ?? -1];
  });
  return { rows, width, height };
}

test('a picture of few colours is exact', async () => {
  const rows: Colour[] = [
    [16, 61, 50],
    [247, 244, 239],
    [16, 61, 50],
    [0, 0, 0],
    [255, 255, 255],
  ];
  const png = encodePalettePng(reduceColours(pixelsOf(7, rows), 7, rows.length));
  expect(await readPng(png)).toEqual({ rows, width: 7, height: rows.length });
});

test('the steps between two colours stay within a step or two', async () => {
  const rows = Array.from({ length: 256 }, (_unused, step): Colour => [step, 255 - step, 128]);
  const read = await readPng(encodePalettePng(reduceColours(pixelsOf(3, rows), 3, rows.length)));
  const distances = rows.map((row, index) =>
    Math.max(...row.map((channel, at) => Math.abs(channel - (read.rows[index]?.[at] ?? 999)))),
  );
  expect(Math.max(...distances)).toBeGreaterThan(0);
  expect(distances.filter((distance) => distance === 0)).toHaveLength(128);
});

test('the colours that fill most are exact', async () => {
  const rare = Array.from({ length: 200 }, (_unused, step): Colour => [step, 0, 0]);
  const ground: Colour = [16, 61, 50];
  const rows = [...rare, ground, ground];
  const { rows: read } = await readPng(encodePalettePng(reduceColours(pixelsOf(2, rows), 2, rows.length)));
  expect(read.at(-1)).toEqual(ground);
});

test('pixels that begin anywhere in a buffer are read', async () => {
  const pixels = pixelsOf(4, [[1, 2, 3]]);
  const shifted = new Uint8Array(pixels.length + 1);
  shifted.set(pixels, 1);
  const png = encodePalettePng(reduceColours(shifted.subarray(1), 4, 1));
  expect((await readPng(png)).rows).toEqual([[1, 2, 3]]);
});
