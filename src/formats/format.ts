import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Artifact } from './artifact.ts';
import type { Book } from '../model/book.ts';
import type { Dependencies } from '../model/dependencies.ts';
import type { OutputPath } from '../model/paths.ts';
import type { Publication } from '../model/publication.ts';
import type { Bibliography } from '../markdown/bibliography.ts';
import type { Templates } from '../load/templates.ts';
import type { Words } from '../model/words.ts';
import type { MakeServices } from './make-services.ts';

/** One of the things a publication becomes. */
export interface Format {
  /** Names it on the command line, and its folder in `dist`. */
  readonly id: string;
  readonly label: string;
  /** That of its books (default: the id). */
  readonly ending?: string;
  /**
   * A printed book and an e-book are made once for each book. The e-book may name the pages of the printed
   * one, for which it waits. A site contains everything, and may offer the books: it is made last.
   */
  readonly stage: 'print' | 'e-book' | 'site';
  /** Made only where it is named, and never offered on a site. */
  readonly onRequest?: true;
  /** Whether it makes the hand-outs of articles too. */
  readonly hasHandouts?: true;
  /** The work, cut into steps that a person wants to see. */
  plan(input: RenderInput): readonly Job[];
}

/** One step of a format: a book, or the site. */
export interface Job {
  readonly title: string;
  /** The one file that it makes, and what that is made from. It is left as it is while none of this changes. */
  readonly output?: { readonly path: OutputPath; readonly dependsOn: Dependencies };
  /** Waits for other steps, and makes what rendering has to know: the pages of a print, the types of pictures. */
  prepare(services: MakeServices): Promise<Render>;
  /** What is wrong with what the step made, once it is packaged; its size is in bytes. */
  readonly inspect?: (size: number) => readonly Diagnostic[];
}

/** Pure: describes the artifacts of a step, and makes none of them. */
export type Render = () => Promise<Checked<readonly Artifact[]>>;

/** All that planning and rendering may read: plain data and pure functions. */
export interface RenderInput {
  readonly publication: Publication;
  /** The books to be made. */
  readonly books: readonly Book[];
  /** The books of single articles to be printed beside them. */
  readonly handouts: readonly Book[];
  readonly templates: Templates;
  readonly words: (language: string) => Words;
  readonly bibliography: Bibliography;
  /** Seconds since 1970 that books give as the time they were made. */
  readonly epoch: number;
  /** Reads a file of a font package: `source-serif-4/files/source-serif-4-latin-400-normal.woff2`. */
  readonly font: (file: string) => Uint8Array;
  /** The books that readers may download, where they are already made. */
  readonly downloads: readonly Download[];
}

export interface Download {
  readonly book: Book;
  readonly format: { readonly id: string; readonly label: string };
  readonly path: OutputPath;
  /** In bytes; 0 while it is not made. */
  readonly size: number;
  /** The digest of the file, in hexadecimal; empty while it is not made. */
  readonly sha256: string;
}
