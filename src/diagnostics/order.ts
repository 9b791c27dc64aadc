import type { Diagnostic } from './diagnostic.ts';

/** By file and place, so that two runs report the same problems in the same order. */
export function orderDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compare(a.place.file, b.place.file) ||
      a.place.start.offset - b.place.start.offset ||
      compare(a.code, b.code),
  );
}

/** A figure that is wrong for e-books is so in every book that shows it. */
export function dropRepeated(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ code, message, place }: Diagnostic) =>
    `${code} ${place.file} ${String(place.start.offset)} ${message}`;
  return [...new Map(diagnostics.map((diagnostic) => [key(diagnostic), diagnostic])).values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
