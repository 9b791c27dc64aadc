import type { FileHandle } from 'node:fs/promises';

/** A file with changes: ranges of it as they are, and bytes between or behind them. */
export interface ChangedFile {
  readonly pieces: readonly Piece[];
  /** In bytes. */
  readonly size: number;
}

type Piece = { readonly from: number; readonly to: number } | { readonly bytes: Buffer };

/** In bytes: what is read at a time. */
const chunk = 256 * 1024;

export async function* readPieces(file: FileHandle, pieces: readonly Piece[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    if ('bytes' in piece) {
      yield piece.bytes;
      continue;
    }
    for (let at = piece.from; at < piece.to;) {
      const bytes = await readRange(file, at, Math.min(at + chunk, piece.to));
      if (bytes.length === 0) throw new Error('A book is shorter than it was.');
      yield bytes;
      at += bytes.length;
    }
  }
}

/** The bytes of a range; fewer where the file ends before it. */
export async function readRange(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(Math.max(0, to - from));
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  return buffer.subarray(0, bytesRead);
}
