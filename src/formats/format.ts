import type { Artifact } from '../model/artifact.ts';
import type { OutputPath } from '../model/paths.ts';
import type { Publication, Series } from '../model/publication.ts';
import type { Bibliography } from '../markdown/bibliography.ts';
import type { Templates } from '../load/templates.ts';
import type { Words } from '../model/words.ts';
import type { PrintPage } from '../platform/print-request.ts';

/** One of the things a publication becomes. */
export interface Format {
  /** Names it on the command line, and its folder in `dist`. */
  readonly id: string;
  readonly label: string;
  /** A book stands alone, one for each series. A site holds them all, is made last, and may offer the books. */
  readonly kind: 'book' | 'site';
  /** The work, cut into steps that a person wants to see. */
  plan(input: FormatInput): readonly Job[];
}

/** One step of a format: a book, or the site. */
export interface Job {
  readonly title: string;
  /** The series, where the step makes the book of one. */
  readonly series?: Series;
  /** Pure: makes the artifacts, and packages none of them. */
  render(): Promise<readonly Artifact[]>;
}

/** All that a format may use. */
export interface FormatInput {
  readonly publication: Publication;
  readonly templates: Templates;
  readonly words: (language: string) => Words;
  readonly bibliography: Bibliography;
  /** Seconds since 1970 that books give as the time they were made. */
  readonly epoch: number;
  /** Prints an HTML book. Called only by a deferred artifact. */
  readonly print: PrintPage;
  /** Reads a file of a font package: `source-serif-4/files/source-serif-4-latin-400-normal.woff2`. */
  readonly font: (file: string) => Uint8Array;
  /** The books that readers may download, where they are already made. */
  readonly downloads: readonly Download[];
}

export interface Download {
  readonly series: Series;
  readonly format: { readonly id: string; readonly label: string };
  readonly path: OutputPath;
  /** In bytes. */
  readonly size: number;
}
