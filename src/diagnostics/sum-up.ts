import type { Diagnostic } from './diagnostic.ts';

/** Diagnostics of one kind that are shown one by one. */
const most = 10;

export interface SummedUp {
  readonly shown: readonly Diagnostic[];
  /** What is left out: "196 more of heading-order: --all shows them". */
  readonly more: readonly string[];
}

/**
 * The first ten diagnostics of each code and severity, so that thousands of one kind do not bury the only one of
 * another; all of them if `isWhole`.
 */
export function sumUp(diagnostics: readonly Diagnostic[], isWhole: boolean): SummedUp {
  if (isWhole) return { shown: diagnostics, more: [] };
  const kinds = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const name = `${diagnostic.severity} ${diagnostic.code}`;
    const kind = kinds.get(name);
    if (kind === undefined) kinds.set(name, [diagnostic]);
    else kind.push(diagnostic);
  }
  const left = [...kinds.values()].filter(({ length }) => length > most);
  const hidden = new Set(left.flatMap((kind) => kind.slice(most)));
  return {
    shown: diagnostics.filter((diagnostic) => !hidden.has(diagnostic)),
    more: left.map(
      (kind) => `${String(kind.length - most)} more of ${kind[0]?.code ?? ''}: --all shows them`,
    ),
  };
}
