import type { Piece } from '../../cache/piece.ts';
import { readChunks } from '../../platform/stored-files.ts';
import { joinOnDisk } from '../../platform/join-on-disk.ts';
import type { Pagination } from '../pagination.ts';
import type { PrintedBook } from './print-book.ts';

/** What is beside the PDF, as JSON has it. */
interface StoredFacts {
  readonly pagination: Omit<Pagination, 'starts'> & {
    readonly starts: readonly (readonly [string, number])[];
  };
  readonly obstacles: readonly string[];
}

/** The length of the JSON, in bytes, is in front of it. */
const lengthSize = 4;

/** A printed book in the pieces of one run of bytes: what is known of it as JSON, then the PDF. */
export function encodePrint({ file, pagination, obstacles }: PrintedBook): Piece[] {
  const facts: StoredFacts = { pagination: { ...pagination, starts: [...pagination.starts] }, obstacles };
  const head = Buffer.from(JSON.stringify(facts));
  const length = Buffer.alloc(lengthSize);
  length.writeUInt32LE(head.length);
  return [length, head, { chunks: () => readChunks(file.path) }];
}

/** What `encodePrint` was given. The bytes must be its own, from the same version of Kolofon. */
export async function decodePrint(stored: Uint8Array): Promise<PrintedBook> {
  const all = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  const end = lengthSize + all.readUInt32LE();
  const { pagination, obstacles } = JSON.parse(all.toString('utf8', lengthSize, end)) as StoredFacts;
  return {
    file: await joinOnDisk([all.subarray(end)]),
    pagination: { ...pagination, starts: new Map(pagination.starts) },
    obstacles,
  };
}
