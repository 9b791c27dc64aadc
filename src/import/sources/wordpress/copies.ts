import type { WxrItem } from './read-wxr.ts';
import { restrictedByMeta } from './restricting-settings.ts';

/** A post as one of several exports of its site has it. */
export interface Copy {
  /** How many items with its id come before it. */
  readonly number: number;
  /** When its export was made, in milliseconds; 0 where it does not say. */
  readonly exported: number;
  readonly modified: string;
  readonly isClosed: boolean;
}

/** Numbers the items of each id, in the order in which they are read. */
export function createCopyCounter(): (id: string) => number {
  const counts = new Map<string, number>();
  return (id) => {
    const number = counts.get(id) ?? 0;
    counts.set(id, number + 1);
    return number;
  };
}

export function describeCopy({ values, meta }: WxrItem, number: number, exported: number): Copy {
  return {
    number,
    exported,
    modified: values.get('wp:post_modified')?.trim() ?? '',
    isClosed:
      (values.get('wp:post_password') ?? '') !== '' ||
      [...meta].some(([key, all]) => all.some((value) => restrictedByMeta(key, value.trim()) !== undefined)),
  };
}

/**
 * Whether a copy takes the place of another: by the dates of their exports where both say, then by when they were changed.
 * Of two that are equally old, the closed one stays.
 */
export function isNewer(one: Copy, other: Copy): boolean {
  const areDated = one.exported > 0 && other.exported > 0;
  if (areDated && one.exported !== other.exported) return one.exported > other.exported;
  if (one.modified !== other.modified) return one.modified > other.modified;
  return one.isClosed && !other.isClosed;
}
