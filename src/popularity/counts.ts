type Counts = ReadonlyMap<string, number>;

export function addCounts(a: Counts, b: Counts): Counts {
  const ids = new Set([...a.keys(), ...b.keys()]);
  return new Map([...ids].map((id) => [id, (a.get(id) ?? 0) + (b.get(id) ?? 0)]));
}

/** The text of `series/popularity.csv`: the articles that were read, the most read first. */
export function printCounts(counts: Counts): string {
  const rows = [...counts]
    .filter(([, reads]) => reads > 0)
    .toSorted(([a, readsOfA], [b, readsOfB]) => readsOfB - readsOfA || (a < b ? -1 : 1))
    .map(([id, reads]) => `${id},${String(reads)}\n`);
  return `article,reads\n${rows.join('')}`;
}
