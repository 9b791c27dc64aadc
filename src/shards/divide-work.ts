/** Something that one machine can make alone: a book in all its formats, or a file of the site that takes its time. */
export interface WorkUnit {
  /** Names it, for everyone and for members apart. */
  readonly id: string;
  /** How long it takes, in milliseconds: as the last build measured it, or estimated. */
  readonly cost: number;
}

/**
 * Gives each unit, the most expensive first, to the shard that has the least to do: the longest shard then takes at most
 * 4/3 of what the best division could (R. L. Graham, "Bounds on multiprocessing timing anomalies", 1969). The same units
 * are divided in the same way, whatever their order.
 */
export function divideWork<T extends WorkUnit>(units: readonly T[], shards: number): T[][] {
  const parts = Array.from({ length: shards }, () => ({ units: [] as T[], cost: 0 }));
  // A heap is not worth its code: there are some thousands of units that cost much, and at most a thousand shards.
  for (const unit of units.toSorted((a, b) => b.cost - a.cost || compare(a.id, b.id))) {
    const least = parts.reduce((best, part) => (part.cost < best.cost ? part : best));
    least.units.push(unit);
    least.cost += unit.cost;
  }
  return parts.map((part) => part.units.sort((a, b) => compare(a.id, b.id)));
}

export function costOf(units: readonly WorkUnit[]): number {
  return units.reduce((sum, { cost }) => sum + cost, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
