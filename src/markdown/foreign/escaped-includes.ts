import { listLines } from '../verbatim-lines.ts';

const escaped = /\\(?=\{\{(?:#(?:include|rustdoc_include|playground)\b|<[ \t]*include\b))/g;

/** The offsets of the backslashes with which blocks of code show a command that includes a file: `\\{{#include a.rs}}`. */
export function listEscapedIncludes(text: string): number[] {
  if (!text.includes('\\{{')) return [];
  return [...listLines(text)].flatMap(({ text: line, start, isVerbatim }) =>
    isVerbatim ? Array.from(line.matchAll(escaped), ({ index }) => start + index) : [],
  );
}
