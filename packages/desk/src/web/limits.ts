/** How often something may happen: `count` times at once, and as often again over `seconds`. */
interface Limit {
  readonly name: string;
  readonly count: number;
  readonly seconds: number;
}

export interface Limits {
  /** Counts one more, and returns whether it is within the limit. */
  readonly take: (limit: Limit, key: string) => boolean;
}

/** Keys that are remembered. When there are more, those that were used least recently are forgotten. */
const mostKeys = 200_000;

/**
 * Limits in memory, by the generic cell rate algorithm (ITU-T I.371): for each key, only the time at which it would be
 * unused again. With more than one process, each counts for itself.
 */
export function openLimits(now: () => number): Limits {
  const freeAt = new Map<string, number>();
  return {
    take: ({ name, count, seconds }, key) => {
      const id = `${name} ${key}`;
      const each = (seconds * 1000) / count;
      const start = Math.max(freeAt.get(id) ?? 0, now());
      if (start - now() > each * (count - 1)) return false;
      freeAt.delete(id);
      freeAt.set(id, start + each);
      if (freeAt.size > mostKeys) forgetOldest(freeAt);
      return true;
    },
  };
}

function forgetOldest(keys: Map<string, number>): void {
  const [oldest] = keys.keys();
  if (oldest !== undefined) keys.delete(oldest);
}
