import { open, type FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { markEpub } from './epub/mark-epub.ts';
import { markPdf } from './pdf/mark-pdf.ts';
import { readPieces, type ChangedFile } from './pieces.ts';
import { lookupTable } from '../../../../src/model/lookup-table.ts';

export interface MarkedBook {
  /** In bytes. */
  readonly size: number;
  /** The book. It holds the file open until it ends or is destroyed, so that a build may replace the file meanwhile. */
  readonly stream: Readable;
}

type MarkFile = (file: FileHandle, owner: readonly string[]) => Promise<ChangedFile | undefined>;

const kinds: Readonly<Record<string, MarkFile>> = lookupTable({ '.epub': markEpub, '.pdf': markPdf });

/**
 * A book that says for whom it was made. The file stays as it is. `owner` has all that may name the reader, the best
 * first. Undefined if the book has no place to say it in.
 */
export async function markBook(path: string, owner: readonly string[]): Promise<MarkedBook | undefined> {
  const mark = kinds[extname(path)];
  if (mark === undefined) return undefined;
  const file = await open(path);
  try {
    const changed = await mark(file, owner);
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
