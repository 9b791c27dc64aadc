import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { StoredFile } from '../model/stored-file.ts';
import type { SourceFiles } from '../platform/source-files.ts';

/** A site as it was last built. */
export interface BuiltSite {
  /** Where it is below its host: `/`, or `/bok/`. */
  readonly base: string;
  /** Why the articles that it shows early are not published, by the files of their pages: `Draft`. */
  readonly unpublished: ReadonlyMap<string, string>;
  /**
   * The content of a file, by its path in the site. What is not made yet is made now: a book, a picture, the index of
   * the search. What the site takes from the publication as it is stays on the disk. Undefined when the site has no such
   * file.
   */
  read(file: string): Promise<string | Uint8Array | StoredFile | undefined>;
}

export interface Rebuilt {
  /** Undefined when an error is in the way. */
  readonly site: BuiltSite | undefined;
  /** The paths of the site's files that are other than before, new or no more. */
  readonly changed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** The sources, for the lines around a problem. */
  readonly files: SourceFiles;
  /** The folders with its sources, and files outside of them, relative to the root of the publication. */
  readonly folders: readonly string[];
}

/** Builds the site again. Problems in the content are data; a failure of the machine is thrown. */
export type Rebuild = () => Promise<Rebuilt>;
