import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, deflateRaw, inflateRaw } from 'node:zlib';
import { readRange, type ChangedFile } from '../pieces.ts';

interface Entry {
  /** Where its record begins in the directory. */
  readonly at: number;
  readonly name: Buffer;
  /** Where its header begins in the file. */
  readonly offset: number;
}

/** In bytes: of an entry that is changed, and of the list of all entries. */
const mostText = 4 * 1024 * 1024;
const mostDirectory = 64 * 1024 * 1024;

const signatures = { entry: 0x04_03_4b_50, record: 0x02_01_4b_50, end: 0x06_05_4b_50 };
const endLength = 22;
const isDeflated = 8;

const inflate = promisify(inflateRaw) as (
  bytes: Buffer,
  options: { maxOutputLength: number },
) => Promise<Buffer>;
const deflate = promisify(deflateRaw) as (bytes: Buffer) => Promise<Buffer>;

/**
 * Changes the text of one entry and moves what is behind it (APPNOTE.TXT 6.3.10, section 4.3). Nothing else is
 * compressed again, and only the directory and the one entry are held in memory. Undefined if the file is no such
 * archive, has no such entry, or `change` gives none.
 */
export async function replaceEntry(
  file: FileHandle,
  name: string,
  change: (text: string) => string | undefined,
): Promise<ChangedFile | undefined> {
  const { size } = await file.stat();
  const end = await readEnd(file, size);
  if (end === undefined) return undefined;
  const { start, directory } = end;
  const entries = listEntries(directory);
  const entry = entries.find((one) => one.name.toString('utf8') === name);
  if (entry === undefined) return undefined;
  const next = Math.min(start, ...entries.map(({ offset }) => offset).filter((one) => one > entry.offset));
  const text = await readText(file, directory, entry);
  const changed = text === undefined ? undefined : change(text);
  if (changed === undefined) return undefined;

  const content = Buffer.from(changed);
  const packed = await deflate(content);
  const facts = { crc: crc32(content), packed: packed.length, size: content.length };
  const bytes = Buffer.concat([printHeader(directory, entry, facts), packed]);
  const moved = bytes.length - (next - entry.offset);
  for (const one of entries)
    if (one.offset > entry.offset) directory.writeUInt32LE(one.offset + moved, one.at + 42);
  writeFacts(directory, entry.at, facts);
  const tail = Buffer.alloc(endLength);
  end.tail.copy(tail);
  tail.writeUInt32LE(start + moved, 16);
  tail.writeUInt16LE(0, 20);
  return {
    pieces: [
      { from: 0, to: entry.offset },
      { bytes },
      { from: next, to: start },
      { bytes: Buffer.concat([directory, tail]) },
    ],
    size: start + moved + directory.length + endLength,
  };
}

/** The directory, where it starts, and the record behind it. ZIP64 is for archives of 4 GB, which no book is. */
async function readEnd(
  file: FileHandle,
  size: number,
): Promise<{ readonly start: number; readonly directory: Buffer; readonly tail: Buffer } | undefined> {
  // A comment behind it is at most 65,535 bytes long.
  const last = await readRange(file, Math.max(0, size - endLength - 65_535), size);
  let at = last.length - endLength;
  while (at >= 0 && last.readUInt32LE(at) !== signatures.end) at -= 1;
  if (at < 0) return undefined;
  const tail = last.subarray(at, at + endLength);
  const [length, start] = [tail.readUInt32LE(12), tail.readUInt32LE(16)];
  if (length > mostDirectory || start + length > size) return undefined;
  return { start, directory: await readRange(file, start, start + length), tail };
}

function listEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === signatures.record) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.subarray(at + 46, at + 46 + nameLength);
    entries.push({ at, name, offset: directory.readUInt32LE(at + 42) });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function readText(
  file: FileHandle,
  directory: Buffer,
  { at, offset }: Entry,
): Promise<string | undefined> {
  const packed = directory.readUInt32LE(at + 20);
  const header = await readRange(file, offset, offset + 30);
  if (packed > mostText || header.length < 30 || header.readUInt32LE(0) !== signatures.entry)
    return undefined;
  const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const bytes = await readRange(file, start, start + packed);
  const method = directory.readUInt16LE(at + 10);
  if (method === isDeflated) return (await inflate(bytes, { maxOutputLength: mostText })).toString('utf8');
  return method === 0 ? bytes.toString('utf8') : undefined;
}

interface Facts {
  readonly crc: number;
  /** In bytes, compressed and not. */
  readonly packed: number;
  readonly size: number;
}

/** The header of an entry, made from its record in the directory. */
function printHeader(directory: Buffer, { at, name }: Entry, facts: Facts): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(signatures.entry, 0);
  directory.copy(header, 4, at + 6, at + 32);
  // The record begins with who made it; all fields from the version on are the same, two bytes later.
  writeFields(header, 6, facts);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(0, 28);
  return Buffer.concat([header, name]);
}

function writeFacts(directory: Buffer, at: number, facts: Facts): void {
  writeFields(directory, at + 8, facts);
}

/** From the flags on: no data descriptor, deflated. The time in between stays. */
function writeFields(target: Buffer, at: number, { crc, packed, size }: Facts): void {
  target.writeUInt16LE(target.readUInt16LE(at) & ~8, at);
  target.writeUInt16LE(isDeflated, at + 2);
  target.writeUInt32LE(crc, at + 8);
  target.writeUInt32LE(packed, at + 12);
  target.writeUInt32LE(size, at + 16);
}
