import { inflateSync } from 'node:zlib';
import { bytes as anyBytes } from './bytes.ts';
import { beginsWith, reserveRoom, type Part, type Reader, type Room } from './reader.ts';

/** PNG: the texts that it may contain packed, and what is in it plainly. */
export const png: Reader = {
  reads: (bytes) => beginsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  *parts(bytes, room) {
    for (const { type, data } of chunksOf(bytes)) {
      const text = decodeTextChunk(type, data, room);
      if (text !== undefined) yield { kind: 'text', text, placeOf: () => `${type} chunk` } satisfies Part;
    }
    yield* anyBytes.parts(bytes, room) as Iterable<Part>;
  },
};

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** PNG (Third Edition), 5.3: length, type, data, checksum. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    yield { type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** PNG (Third Edition), 11.3.3. Keyword and text together. */
function decodeTextChunk(type: string, data: Buffer, room: Room): string | undefined {
  if (type === 'tEXt') return data.toString('latin1');
  const keyword = data.subarray(0, data.indexOf(0));
  if (type === 'zTXt')
    return `${keyword.toString('latin1')} ${inflate(data.subarray(keyword.length + 2), room).toString('latin1')}`;
  if (type !== 'iTXt') return undefined;
  const isPacked = data[keyword.length + 1] === 1;
  const afterLanguage = data.indexOf(0, keyword.length + 3) + 1;
  const text = data.subarray(data.indexOf(0, afterLanguage) + 1);
  const names = `${keyword.toString('latin1')} ${data.toString('utf8', afterLanguage, data.indexOf(0, afterLanguage))}`;
  return `${names} ${(isPacked ? inflate(text, room) : text).toString('utf8')}`;
}

function inflate(packed: Buffer, room: Room): Buffer {
  const unpacked = inflateSync(packed, { maxOutputLength: Math.max(1, room.left) });
  reserveRoom(room, unpacked.length);
  return unpacked;
}
