import type { StoredFile } from './store-folder.ts';

/** The files that have to go for the others to weigh at most `max` bytes: those that were used longest ago. */
export function chooseExpired<T extends StoredFile>(files: readonly T[], max: number): T[] {
  let total = 0;
  return files
    .toSorted((a, b) => b.used - a.used)
    .filter(({ size }) => {
      total += size;
      return total > max;
    });
}
