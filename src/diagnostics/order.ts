import type { Diagnostic } from './diagnostic.ts';

/** By file and place, so that two runs tell the same problems in the same order. */
export function orderDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compare(a.place.file, b.place.file) ||
      a.place.start.offset - b.place.start.offset ||
      compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
