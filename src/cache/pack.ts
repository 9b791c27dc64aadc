/** Several files as one value: their paths and lengths as JSON after its own length, then their bytes in a row. */
export function packFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const index = Buffer.from(JSON.stringify([...files].map(([path, { length }]) => [path, length])));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(index.length);
  return Buffer.concat([head, index, ...files.values()]);
}

/** In the same order. The bytes are views of the value. */
export function unpackFiles(pack: Uint8Array): Map<string, Uint8Array> {
  const bytes = Buffer.from(pack.buffer, pack.byteOffset, pack.length);
  const start = 4 + bytes.readUInt32LE();
  const index = JSON.parse(bytes.toString('utf8', 4, start)) as [path: string, length: number][];
  let at = start;
  return new Map(
    index.map(([path, length]) => {
      at += length;
      return [path, bytes.subarray(at - length, at)];
    }),
  );
}
