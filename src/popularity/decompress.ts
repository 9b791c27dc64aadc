import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

type Chunks = AsyncIterable<Uint8Array>;

/** How a gzip file begins (RFC 1952, section 2.3.1). */
const magic = [0x1f, 0x8b] as const;

/** The bytes of a stream, unpacked when it is gzip, of one member or several. Its first bytes show whether it is. */
export async function* decompress(chunks: Chunks): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    head = Buffer.concat([head, next.value]);
    if (head.length >= magic.length) break;
  }
  const whole = join(head, iterator);
  yield* magic.every((byte, index) => head[index] === byte) ? unpack(whole) : whole;
}

async function* join(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* { [Symbol.asyncIterator]: () => rest };
}

function unpack(chunks: Chunks): Chunks {
  // An error of either stream reaches whoever reads the second one.
  return pipeline(Readable.from(chunks), createGunzip({ chunkSize: 64 * 1024 }), () => undefined);
}
