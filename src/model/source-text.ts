import { location } from 'vfile-location';
import type { SourcePath } from './paths.ts';
import type { Place, Point } from './place.ts';

/** A source file as text, and the way from an offset in it to a place. */
export interface SourceText {
  readonly file: SourcePath;
  readonly text: string;
  readonly place: (start: number, end?: number) => Place;
  /** The place at a line and a column, both from 1, as parsers report them. */
  readonly placeAt: (line: number, column: number) => Place;
}

export function sourceText(file: SourcePath, text: string): SourceText {
  const lines = location(text);
  const point = (offset: number): Point => {
    const found = lines.toPoint(Math.min(offset, text.length));
    return { line: found?.line ?? 1, column: found?.column ?? 1, offset };
  };
  const place = (start: number, end?: number): Place => ({
    file,
    start: point(start),
    ...(end === undefined ? {} : { end: point(end) }),
  });
  return {
    file,
    text,
    place,
    placeAt: (line, column) => place(lines.toOffset({ line, column }) ?? text.length),
  };
}
