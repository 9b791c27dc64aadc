import type { Diagnostic } from './diagnostic.ts';

/** Problems with one cause, however often it occurs: the same language of code in hundreds of articles. */
const once: ReadonlySet<string> = new Set(['code-language-known', 'diagram-package']);

/** Of such diagnostics the first of each severity, which says in how many files the same is. */
export function reportOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Map<string, Set<string>>();
  const keyOf = ({ code, severity, message }: Diagnostic) => `${code} ${severity} ${message}`;
  for (const diagnostic of diagnostics) {
    if (!once.has(diagnostic.code)) continue;
    const key = keyOf(diagnostic);
    files.set(key, (files.get(key) ?? new Set()).add(diagnostic.place.file));
  }
  return diagnostics.flatMap((diagnostic) => {
    if (!once.has(diagnostic.code)) return [diagnostic];
    const same = files.get(keyOf(diagnostic));
    files.delete(keyOf(diagnostic));
    if (same === undefined) return [];
    return same.size === 1
      ? [diagnostic]
      : [{ ...diagnostic, message: `${diagnostic.message} It is used in ${String(same.size)} articles.` }];
  });
}

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
