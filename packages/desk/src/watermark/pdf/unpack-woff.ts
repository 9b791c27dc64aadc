import { inflateSync } from 'node:zlib';

/** In bytes: the header and an entry of the directory of a WOFF, and of the font in it. */
const sizes = { woffHeader: 44, woffEntry: 20, header: 12, entry: 16 };

/** The font in a WOFF 1.0 file, as it was (W3C WOFF File Format 1.0, section 4 and 5). Throws a SyntaxError. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new SyntaxError('This is no WOFF font.');
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(sizes.header + count * sizes.entry);
  woff.copy(header, 0, 4, 8);
  const log = Math.floor(Math.log2(count));
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(2 ** log * 16, 6);
  header.writeUInt16BE(log, 8);
  header.writeUInt16BE(count * 16 - 2 ** log * 16, 10);
  const parts: Buffer[] = [header];
  let offset = header.length;
  for (let index = 0; index < count; index += 1) {
    const from = sizes.woffHeader + index * sizes.woffEntry;
    const [start, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(from + at)) as [
      number,
      number,
      number,
    ];
    const stored = woff.subarray(start, start + packed);
    const table = packed < length ? inflateSync(stored) : stored;
    const to = sizes.header + index * sizes.entry;
    woff.copy(header, to, from, from + 4);
    woff.copy(header, to + 4, from + 16, from + 20);
    header.writeUInt32BE(offset, to + 8);
    header.writeUInt32BE(length, to + 12);
    const padding = Buffer.alloc((4 - (length % 4)) % 4);
    parts.push(table, padding);
    offset += length + padding.length;
  }
  return Buffer.concat(parts);
}
