import { deflateSync, inflateSync } from 'node:zlib';

/**
 * STIX Two Math, whose arrows to the right do not grow: the last part of each has its two connectors the wrong way
 * round (OpenType, MATH table, glyph assemblies), so that nothing may overlap it, and browsers leave the arrow short.
 * A font in WOFF 1.0, where a table can be exchanged; one without such parts comes back as it is.
 */
export function fixArrows(font: Uint8Array): Uint8Array {
  const woff = Buffer.from(font);
  const tables = listTables(woff);
  const math = tables.find(({ tag }) => tag === 'MATH');
  if (math === undefined) return font;
  const content = math.stored.length < math.length ? inflateSync(math.stored) : Buffer.from(math.stored);
  for (const { start, end, least } of listLastParts(content)) {
    const [toPart, toNothing] = [content.readUInt16BE(start), content.readUInt16BE(end)];
    if (toPart >= least || toNothing < least) continue;
    content.writeUInt16BE(toNothing, start);
    content.writeUInt16BE(toPart, end);
  }
  return joinTables(
    woff,
    tables.map((table) => (table === math ? { ...table, ...store(content) } : table)),
  );
}

/** WOFF 1.0, sections 3 and 4. */
const headerLength = 44;
const entryLength = 20;

interface Table {
  readonly tag: string;
  /** Where its entry in the directory is. */
  readonly entry: number;
  readonly offset: number;
  /** Without compression. */
  readonly length: number;
  readonly checksum: number;
  readonly stored: Buffer;
}

function listTables(woff: Buffer): Table[] {
  if (woff.length < headerLength || woff.toString('latin1', 0, 4) !== 'wOFF') return [];
  return Array.from({ length: woff.readUInt16BE(12) }, (_unused, index) => {
    const entry = headerLength + index * entryLength;
    const offset = woff.readUInt32BE(entry + 4);
    return {
      tag: woff.toString('latin1', entry, entry + 4),
      entry,
      offset,
      length: woff.readUInt32BE(entry + 12),
      checksum: woff.readUInt32BE(entry + 16),
      stored: woff.subarray(offset, offset + woff.readUInt32BE(entry + 8)),
    };
  });
}

function store(content: Buffer): Pick<Table, 'stored' | 'checksum'> {
  const packed = deflateSync(content, { level: 9 });
  let checksum = 0;
  const whole = Buffer.concat([content, padding(content.length)]);
  for (let at = 0; at < whole.length; at += 4) checksum = (checksum + whole.readUInt32BE(at)) >>> 0;
  return { stored: packed.length < content.length ? packed : content, checksum };
}

function joinTables(woff: Buffer, tables: readonly Table[]): Uint8Array {
  const head = Buffer.from(woff.subarray(0, headerLength + tables.length * entryLength));
  const pieces: Buffer[] = [head];
  let offset = head.length;
  for (const { entry, checksum, stored } of tables.toSorted((one, other) => one.offset - other.offset)) {
    head.writeUInt32BE(offset, entry + 4);
    head.writeUInt32BE(stored.length, entry + 8);
    head.writeUInt32BE(checksum, entry + 16);
    const pad = padding(stored.length);
    pieces.push(stored, pad);
    offset += stored.length + pad.length;
  }
  head.writeUInt32BE(offset, 8);
  // No metadata, and nothing private.
  head.fill(0, 24, headerLength);
  return Buffer.concat(pieces);
}

function padding(length: number): Buffer {
  return Buffer.alloc((4 - (length % 4)) % 4);
}

/** The places of the connectors of the last part of each sign that grows sideways. */
function listLastParts(math: Buffer): { start: number; end: number; least: number }[] {
  const variants = math.readUInt16BE(8);
  const least = math.readUInt16BE(variants);
  const [upright, sideways] = [math.readUInt16BE(variants + 6), math.readUInt16BE(variants + 8)];
  return Array.from({ length: sideways }, (_unused, index) => {
    const construction = variants + math.readUInt16BE(variants + 10 + 2 * (upright + index));
    const assembly = construction + math.readUInt16BE(construction);
    const parts = assembly === construction ? 0 : math.readUInt16BE(assembly + 4);
    const last = assembly + 6 + 10 * (parts - 1);
    return parts < 2 ? [] : [{ start: last + 2, end: last + 4, least }];
  }).flat();
}
