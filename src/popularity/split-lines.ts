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
