import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { markColophon } from './mark-colophon.ts';
import { replaceEntry, type Piece } from './replace-entry.ts';

/** The path in every e-book of Kolofon. */
const colophon = 'OEBPS/colophon.xhtml';
/** In bytes: what is read at a time. */
const chunk = 256 * 1024;

export interface MarkedBook {
  /** In bytes. */
  readonly size: number;
  /** The book. It holds the file open until it ends or is destroyed, so that a build may replace the file meanwhile. */
  readonly stream: Readable;
}

/** An EPUB that says for whom it was made. The file stays as it is. Undefined if it has no colophon to say it in. */
export async function markBook(path: string, owner: string): Promise<MarkedBook | undefined> {
  const file = await open(path);
  try {
    const changed = await replaceEntry(file, colophon, (text) => markColophon(text, owner));
    if (changed === undefined) {
      await file.close();
      return undefined;
    }
    const stream = Readable.from(readPieces(file, changed.pieces));
    stream.once('close', () => void file.close().catch(() => undefined));
    return { size: changed.size, stream };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function* readPieces(file: FileHandle, pieces: readonly Piece[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    if ('bytes' in piece) {
      yield piece.bytes;
      continue;
    }
    for (let at = piece.from; at < piece.to;) {
      const buffer = Buffer.allocUnsafe(Math.min(chunk, piece.to - at));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) throw new Error('A book is shorter than it was.');
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  }
}
