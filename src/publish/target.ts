import type { FileHeaders } from './file-headers.ts';

/** A file of an edition on this machine. */
export interface LocalFile {
  /** Relative to the folder of the edition, and to the target. */
  readonly path: string;
  /** Where it is. */
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
  readonly headers: FileHeaders;
}

/** Where an edition is published. Every function rejects with a `PublishError` for what the target refuses. */
export interface PublishTarget {
  /** For messages. */
  readonly name: string;
  /** The list of what was published; undefined where there is none. */
  readList(): Promise<string | undefined>;
  writeList(text: string): Promise<void>;
  /** Whether nothing is there at all. */
  isEmpty(): Promise<boolean>;
  /** Those of these files that are there already, with the same bytes. */
  findSame(files: readonly LocalFile[]): Promise<ReadonlySet<string>>;
  /** Uploads files in any order. `done` hears of each that is there whole. */
  upload(files: readonly LocalFile[], done: (file: LocalFile) => void): Promise<void>;
  /** Files that are not there are no errors. */
  remove(paths: readonly string[]): Promise<void>;
}

/** What a target refuses, or what cannot be published: its message is enough, and a stack adds nothing. */
export class PublishError extends Error {
  override readonly name = 'PublishError';
}
