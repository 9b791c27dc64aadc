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
