/** The stem, or where it is taken the stem with a number: `tillit`, `tillit-2`. The id is noted as taken. */
export function freeId(stem: string, taken: Set<string>): string {
  let id = stem;
  for (let count = 2; taken.has(id); count += 1) id = `${stem}-${String(count)}`;
  taken.add(id);
  return id;
}
