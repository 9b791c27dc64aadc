import type { SourcePath } from './paths.ts';

/** A point in a text: line and column count from 1, offset (UTF-16 code units) from 0. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Where something is in a source file. `end` is the point after the last character. */
export interface Place {
  readonly file: SourcePath;
  readonly start: Point;
  readonly end?: Point;
}

/** The place of a whole file: its first character. */
export function startOf(file: SourcePath): Place {
  return { file, start: { line: 1, column: 1, offset: 0 } };
}
