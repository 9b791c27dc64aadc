/** A file in the folder of a store. */
export interface StoredFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** When it was last written or touched, in milliseconds since 1970. */
  readonly used: number;
}

/** The files that have to go for the others to weigh at most `max` bytes: those that were used longest ago. */
export function chooseExpired(files: readonly StoredFile[], max: number): StoredFile[] {
  let total = 0;
  return files
    .toSorted((a, b) => b.used - a.used)
    .filter(({ size }) => {
      total += size;
      return total > max;
    });
}
