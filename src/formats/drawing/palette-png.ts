import { constants, crc32, deflateSync } from 'node:zlib';

/** As many as the eye distinguishes beside a few flat ones. More make files a tenth larger. */
const mostColours = 128;

/** A picture of few colours. */
export interface PalettePicture {
  readonly width: number;
  readonly height: number;
  /** Red in the lowest byte of each. */
  readonly palette: number[];
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
  return { width, height, palette, rows: writeRows(width, height, colours, indexOf) };
}

/** Takes less than a millisecond: handing it to a thread would take longer. */
export function encodePalettePng({ width, height, palette, rows }: PalettePicture): Uint8Array {
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
    chunk('IDAT', deflateSync(rows, { level: 1, strategy: constants.Z_RLE })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** One number a pixel, red in its lowest byte: with a sign, so that an opaque one is small enough to be fast. */
export function readColours(pixels: Uint8Array): Int32Array {
  const aligned = pixels.byteOffset % 4 === 0 ? pixels : Uint8Array.from(pixels);
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}

interface Palette {
  readonly palette: number[];
  readonly indexOf: ReadonlyMap<number, number>;
}

function choosePalette(colours: Int32Array, most: number): Palette {
  const counts = new Map<number, number>();
  let start = 0;
  for (let at = 1; at <= colours.length; at += 1) {
    const colour = colours[start] ?? 0;
    if (at < colours.length && colours[at] === colour) continue;
    counts.set(colour, (counts.get(colour) ?? 0) + at - start);
    start = at;
  }
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || a - b).map(([colour]) => colour);
  const palette = byCount.slice(0, most);
  const indexOf = new Map(palette.map((colour, index) => [colour, index]));
  for (const colour of byCount.slice(most)) indexOf.set(colour, nearest(colour, palette));
  return { palette, indexOf };
}

export function nearest(colour: number, palette: readonly number[]): number {
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

function writeRows(
  width: number,
  height: number,
  colours: Int32Array,
  indexOf: ReadonlyMap<number, number>,
): Uint8Array {
  const rows = new Uint8Array(height * (width + 1));
  let last = -1;
  let index = 0;
  let at = 0;
  for (let row = 0; row < height; row += 1) {
    const start = row * (width + 1) + 1;
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
  return rows;
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
