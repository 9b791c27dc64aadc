import type { MakeOnce } from '../cache/make-once.ts';
import type { PictureTask } from './raster/picture-task.ts';

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
