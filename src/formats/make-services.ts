import type { IndexPages } from '../platform/index-pages.ts';
import type { PrintPage } from '../platform/print-request.ts';
import type { Paginations } from './pagination.ts';
import type { Dependencies } from '../model/dependencies.ts';
import type { OutputPath } from '../model/paths.ts';
import type { Elsewhere } from '../cache/elsewhere.ts';
import type { SharedStore } from '../cache/store.ts';
import type { MakeOnce } from '../cache/make-once.ts';
import type { PictureTask } from './raster/picture-task.ts';

/** What an earlier build made of articles on the way to an output: bytes, by what they were made from. */
export interface EarlierRecords {
  readonly at: (dependsOn: Dependencies) => EarlierRecord;
}

export interface EarlierRecord {
  /** Undefined where something has changed, or where nothing was kept. */
  find(): Uint8Array | undefined;
  keep(bytes: Uint8Array): void;
}

/** What an earlier build made and nobody has changed since. */
export interface EarlierOutputs {
  /** Whether an output was made from the current state of these dependencies. */
  isSame(path: OutputPath, dependsOn: Dependencies): boolean;
  /** Undefined if the file is gone or was changed. */
  read(path: OutputPath): string | undefined;
}

/** Printed books that earlier builds kept. */
export interface EarlierPrints {
  readonly store: SharedStore;
  /**
   * Names what prints: the browser and Kolofon's own code. Asked before a print and after it, for only a print shows
   * which browser could be started. Undefined when nobody knows: nothing is then found, and nothing kept.
   */
  readonly printedBy: () => Promise<string | undefined>;
  /** Machines that print for this one. */
  readonly elsewhere?: Elsewhere | undefined;
}

/** Pictures that are made only where nobody has made the same before. */
export interface Pictures {
  /** Covers, and what networks show of a page. */
  readonly draw: MakeOnce;
  /** An SVG as a PNG with a palette. A process of its own paints where there are many. */
  readonly paint: (svg: string) => Promise<Uint8Array>;
  /**
   * Copies of the pictures of articles, which are the same in the edition for everyone and in that for members. Rejects
   * with a `DamagedPictureError` when the file is damaged.
   */
  readonly encode: (task: PictureTask, read: () => Uint8Array) => Promise<Uint8Array>;
}

/** What works outside a format, or remembers earlier builds. Handed to whatever makes an artifact, and to nothing else. */
export interface MakeServices {
  /** Prints an HTML book. */
  readonly print: PrintPage;
  /** Makes a search index. */
  readonly indexPages: IndexPages;
  /** Makes pictures, unless an earlier build has made the same. */
  readonly pictures: Pictures;
  /** Where the printed books of this build leave their pages. */
  readonly paginations: Paginations;
  /** Undefined when every book is to be printed again. */
  readonly earlierPrints: EarlierPrints | undefined;
  /** Undefined when everything is to be rebuilt. */
  readonly earlierOutputs?: EarlierOutputs;
  /** Undefined where nothing is kept from one build to the next. */
  readonly earlierRecords?: EarlierRecords | undefined;
}
