import { location } from 'vfile-location';
import type { SourcePath } from './paths.ts';
import type { Place, Point } from './place.ts';

/** A source file as text, and the way from an offset in it to a place. */
export interface SourceText {
  readonly file: SourcePath;
  readonly text: string;
  readonly place: (start: number, end?: number) => Place;
}

export function sourceText(file: SourcePath, text: string): SourceText {
  const lines = location(text);
  const point = (offset: number): Point => {
    const found = lines.toPoint(Math.min(offset, text.length));
    return { line: found?.line ?? 1, column: found?.column ?? 1, offset };
  };
  return {
    file,
    text,
    place: (start, end) => ({ file, start: point(start), ...(end === undefined ? {} : { end: point(end) }) }),
  };
}
