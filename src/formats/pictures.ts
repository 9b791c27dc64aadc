import type { MakeOnce } from '../cache/make-once.ts';

/** Pictures that are made only where nobody has made the same before. */
export interface Pictures {
  /** Covers, and what networks show of a page. */
  readonly draw: MakeOnce;
  /** Copies of the pictures of articles, which are the same in the edition for everyone and in that for members. */
  readonly encode: MakeOnce;
}
