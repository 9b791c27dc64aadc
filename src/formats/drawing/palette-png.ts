import { promisify } from 'node:util';
import { constants, crc32, deflate } from 'node:zlib';

const pack = promisify(deflate);

/** As many as can be told apart between a few flat ones. More weigh a tenth more. */
export const mostColours = 128;

/** A picture of few colours. */
export interface PalettePicture {
  readonly width: number;
  readonly height: number;
  /** Red in the lowest byte of each. */
  readonly palette: readonly number[];
  /** Each row begins with its filter: none, for neighbours in a palette have nothing in common. */
  readonly rows: Uint8Array;
}

/**
 * Pixels, four bytes each without transparency, in 128 colours or as many as are asked for. Where there are more, the
 * rarest take the colour that is nearest: between two flat ones, at the edges of letters, hardly anything is lost.
 */
export function reduceColours(
  pixels: Uint8Array,
  width: number,
  height: number,
  most = mostColours,
): PalettePicture {
  const colours = readColours(pixels);
  const { palette, indexOf } = choosePalette(colours, most);
  const rows = new Uint8Array(height * (width + 1));
  writeColours(rows, width, { left: 0, top: 0, width, height }, colours, indexOf);
  return { width, height, palette, rows };
}

export async function encodePalettePng({
  width,
  height,
  palette,
  rows,
}: PalettePicture): Promise<Uint8Array> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, with a palette (PNG, third edition, section 11.2.1).
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette.flatMap(channelsOf))),
    // Runs of one colour are nearly all there is: to look for more takes three times as long, for a tenth less.
    chunk('IDAT', await pack(rows, { level: 1, strategy: constants.Z_RLE })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** One number a pixel, red in its lowest byte: with a sign, so that an opaque one is small enough to be fast. */
function readColours(pixels: Uint8Array): Int32Array {
  const aligned = pixels.byteOffset % 4 === 0 ? pixels : Uint8Array.from(pixels);
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}

interface Palette {
  readonly palette: readonly number[];
  readonly indexOf: ReadonlyMap<number, number>;
}

/** The colours that are given stay, and as many of the others as are asked for are added. */
export function choosePalette(colours: Int32Array, most: number, given: readonly number[] = []): Palette {
  const counts = new Map<number, number>();
  let start = 0;
  for (let at = 1; at <= colours.length; at += 1) {
    const colour = colours[start] ?? 0;
    if (at < colours.length && colours[at] === colour) continue;
    counts.set(colour, (counts.get(colour) ?? 0) + at - start);
    start = at;
  }
  const indexOf = new Map(given.map((colour, index) => [colour, index]));
  const byCount = [...counts]
    .filter(([colour]) => !indexOf.has(colour))
    .sort(([a, m], [b, n]) => n - m || a - b)
    .map(([colour]) => colour);
  const palette = [...given, ...byCount.slice(0, most)];
  for (let index = given.length; index < palette.length; index += 1) indexOf.set(palette[index] ?? 0, index);
  for (const colour of byCount.slice(most)) indexOf.set(colour, nearest(colour, palette));
  return { palette, indexOf };
}

function nearest(colour: number, palette: readonly number[]): number {
  let best = 0;
  let least = Infinity;
  for (let index = 0; index < palette.length; index += 1) {
    const other = palette[index] ?? 0;
    const red = (colour & 0xff) - (other & 0xff);
    const green = ((colour >> 8) & 0xff) - ((other >> 8) & 0xff);
    const blue = ((colour >> 16) & 0xff) - ((other >> 16) & 0xff);
    const distance = red * red + green * green + blue * blue;
    if (distance >= least) continue;
    least = distance;
    best = index;
  }
  return best;
}

function channelsOf(colour: number): [red: number, green: number, blue: number] {
  return [colour & 0xff, (colour >> 8) & 0xff, (colour >> 16) & 0xff];
}

/** A part of a picture, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Writes the colours of a part into the rows of a picture that is so wide. */
export function writeColours(
  rows: Uint8Array,
  pictureWidth: number,
  { left, top, width, height }: Box,
  colours: Int32Array,
  indexOf: ReadonlyMap<number, number>,
): void {
  let last = -1;
  let index = 0;
  let at = 0;
  for (let row = 0; row < height; row += 1) {
    const start = (top + row) * (pictureWidth + 1) + 1 + left;
    for (let column = 0; column < width; column += 1) {
      const colour = colours[at] ?? 0;
      at += 1;
      if (at === 1 || colour !== last) {
        last = colour;
        index = indexOf.get(colour) ?? 0;
      }
      rows[start + column] = index;
    }
  }
}

/** Length, type, data, checksum (PNG, third edition, section 5.3). */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}
