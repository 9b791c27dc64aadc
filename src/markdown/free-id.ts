/** The number to try next for each stem, or a body of a thousand equal headings would try a million ids. */
const nextCounts = new WeakMap<Set<string>, Map<string, number>>();

/** The stem, or where it is taken the stem with a number: `tillit`, `tillit-2`. The id is noted as taken. */
export function freeId(stem: string, taken: Set<string>): string {
  const counts = nextCounts.get(taken) ?? new Map<string, number>();
  nextCounts.set(taken, counts);
  let id = stem;
  let count = counts.get(stem) ?? 2;
  for (; taken.has(id); count += 1) id = `${stem}-${String(count)}`;
  counts.set(stem, count);
  taken.add(id);
  return id;
}
