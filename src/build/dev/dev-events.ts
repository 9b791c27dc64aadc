import type { Rebuilt } from '../../dev/rebuild.ts';
import type { SourceFiles } from '../../platform/source-files.ts';
import type { MadeBook } from './make-book.ts';

/** What happens while `dev` runs. */
export interface DevEvents {
  served(address: string, wanted: number, port: number): void;
  /** `sources` are the files that changed: none before the first build. */
  built(sources: readonly string[], rebuilt: Rebuilt, milliseconds: number): void;
  book(book: MadeBook, files: SourceFiles, milliseconds: number): void;
  /** Something that could not be done: `what` says what. */
  readonly failed: (what: string, error: Error) => void;
}
