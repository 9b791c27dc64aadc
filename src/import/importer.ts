import type { Imported } from './imported.ts';
import type { Names } from './names.ts';
import type { Source } from './source.ts';

/** One kind of source: a folder in `sources/`, and a line in `importers.ts`. */
export interface Importer {
  /** As it is written after `--from`. */
  readonly id: string;
  /** Its name, as its users write it. */
  readonly title: string;
  /** Whether a source is of this kind, judged by the names of its files and the beginnings of a few. */
  recognises(source: Source): boolean;
  /**
   * The end of the path of its configuration, where a project has one in its root: it is found in a folder of a repository
   * by it.
   */
  readonly config?: RegExp | undefined;
  /**
   * Reads the source, one thing at a time: it may be larger than memory. Throws an `ImportError` where a source cannot
   * be read at all; whatever else has no counterpart is a `Loss`.
   */
  read(source: Source, context: ImportContext): AsyncIterable<Imported>;
}

export interface ImportContext {
  /** Gives articles, series and assets names that nothing else in the target has. */
  readonly names: Names;
  /** BCP 47: the language that was asked for, which a source's own overrides for what it says it of. */
  readonly language: string | undefined;
  /** A folder with the files that a source names by address only, such as the uploads of a site. */
  readonly files: Source | undefined;
}
