import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** In bytes: how much of a file is in memory at a time. */
const chunkSize = 2 ** 20;

/** The first bytes of a file: fewer where it is shorter. */
export function readHead(path: string, length: number): Uint8Array {
  return withFile(path, (file) => readAt(file, 0, Buffer.alloc(length)));
}

/** So many bytes from a place in a file: fewer where it ends before. */
export function readPart(path: string, position: number, length: number): Buffer {
  return withFile(path, (file) => readAt(file, position, Buffer.alloc(length)));
}

/** The content of a file, piece by piece. A piece is overwritten by the next one. */
export function* readChunks(path: string, size = chunkSize): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = bufferFor(file, size);
    for (let at = 0; ;) {
      const chunk = readAt(file, at, buffer);
      if (chunk.length === 0) return;
      yield chunk;
      at += chunk.length;
    }
  } finally {
    closeSync(file);
  }
}

/** SHA-256 of a file. */
export function digestFile(path: string, encoding: 'hex' | 'base64url'): string {
  const hash = createHash('sha256');
  for (const chunk of readChunks(path)) hash.update(chunk);
  return hash.digest(encoding);
}

/** Whether a file of the same size has this content. */
export function hasContent(path: string, content: Uint8Array): boolean {
  let at = 0;
  for (const chunk of readChunks(path)) {
    if (Buffer.compare(chunk, content.subarray(at, at + chunk.length)) !== 0) return false;
    at += chunk.length;
  }
  return true;
}

/** Whether two files of the same size have the same content. */
export function haveSameContent(path: string, other: string): boolean {
  return withFile(other, (file) => {
    const buffer = bufferFor(file, chunkSize);
    let at = 0;
    for (const chunk of readChunks(path)) {
      if (!readAt(file, at, buffer.subarray(0, chunk.length)).equals(chunk)) return false;
      at += chunk.length;
    }
    return true;
  });
}

/** Most files are small: to clear a large buffer for each takes longer than to read it. */
function bufferFor(file: number, size: number): Buffer {
  return Buffer.alloc(Math.min(size, fstatSync(file).size + 1));
}

/** Fills a buffer from a place in a file; gives the part that was filled. */
function readAt(file: number, position: number, buffer: Buffer): Buffer {
  let filled = 0;
  while (filled < buffer.length) {
    const count = readSync(file, buffer, filled, buffer.length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

function withFile<T>(path: string, use: (file: number) => T): T {
  const file = openSync(path, 'r');
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}
