import type { Reference } from '../../../model/reference.ts';

/** By key, in code units: the same on every machine, whatever its language. */
export function inOrder(references: readonly Reference[]): readonly Reference[] {
  return references.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
