import { location } from 'vfile-location';
import { diagnose, type Checked } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import { startOf, type Place, type Point } from '../model/place.ts';

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

/** Decodes UTF-8, with or without a byte order mark. */
export function decodeText(file: SourcePath, bytes: Uint8Array): Checked<SourceText> {
  try {
    return {
      value: sourceText(file, new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
      diagnostics: [],
    };
  } catch {
    const lossy = sourceText(file, new TextDecoder().decode(bytes));
    const offset = lossy.text.indexOf('\uFFFD');
    const problem = diagnose(
      'utf8-valid',
      offset < 0 ? startOf(file) : lossy.place(offset, offset + 1),
      'The file holds bytes that are not valid UTF-8.',
      { hint: 'Save the file with the encoding UTF-8.' },
    );
    return { value: lossy, diagnostics: [problem] };
  }
}
