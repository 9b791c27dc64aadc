import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

const lineFeed = 0x0a;

/** Longer than any line of a server that limits its requests: nginx and Apache to 8 kB a header. */
const longestLine = 64 * 1024;

/**
 * Hands on each line of a stream of UTF-8, without its end. What is longer than 64 kB is cut there: a line without an
 * end takes no more memory than that.
 */
export async function splitLines(
  chunks: AsyncIterable<Uint8Array>,
  take: (line: string) => void,
): Promise<void> {
  const begun = Buffer.alloc(longestLine);
  let length = 0;
  for await (const bytes of chunks) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      if (length === 0) {
        take(chunk.toString('utf8', start, Math.min(end, start + longestLine)));
      } else {
        length += chunk.copy(begun, length, start, end);
        take(begun.toString('utf8', 0, length));
        length = 0;
      }
      start = end + 1;
    }
    length += chunk.copy(begun, length, start);
  }
  if (length > 0) take(begun.toString('utf8', 0, length));
}

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
