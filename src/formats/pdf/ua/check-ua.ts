import { rules } from './registry.ts';
import type { Checked } from './rule.ts';

/**
 * What stands in the way of the claim that a book is accessible (ISO 14289-1), a sentence for each demand that is not
 * met: `7.5: the rows of a table have different widths (2)`.
 */
export function checkUa(book: Checked): readonly string[] {
  return Object.values(rules).flatMap(({ section, check }) => {
    const counts = new Map<string, number>();
    for (const problem of check(book)) counts.set(problem, (counts.get(problem) ?? 0) + 1);
    return [...counts].map(([problem, count]) => `${section}: ${problem}${count > 1 ? ` (${count})` : ''}`);
  });
}
