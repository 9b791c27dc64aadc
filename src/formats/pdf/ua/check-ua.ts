import { rules } from './rules.ts';
import type { Checked } from './rule.ts';

/** A demand of PDF/UA-1 that is not met in one place. */
export interface UaProblem {
  /** Its name in the registry. */
  readonly rule: string;
  readonly problem: string;
}

/** What is in the way of the claim that a book, or a piece of one, is accessible (ISO 14289-1). */
export function checkUa(piece: Checked): readonly UaProblem[] {
  return Object.entries(rules).flatMap(([rule, { check }]) =>
    check(piece).map((problem) => ({ rule, problem })),
  );
}

/** A sentence for each demand that is not met: `7.5: the rows of a table have different widths (2)`. */
export function listObstacles(problems: readonly UaProblem[]): string[] {
  return Object.entries(rules).flatMap(([name, { section }]) => {
    const counts = new Map<string, number>();
    for (const { rule, problem } of problems)
      if (rule === name) counts.set(problem, (counts.get(problem) ?? 0) + 1);
    return [...counts].map(([problem, count]) => `${section}: ${problem}${count > 1 ? ` (${count})` : ''}`);
  });
}
