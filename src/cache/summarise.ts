import type { CachedFile } from './cache.ts';

/** What a cache holds of one kind. */
export interface KindSummary {
  readonly kind: string;
  readonly values: number;
  /** In bytes. */
  readonly size: number;
  /** When the value was last used that nobody has used for longest, in milliseconds since 1970. */
  readonly oldestUse: number;
  readonly newestUse: number;
}

/** In the order in which the kinds come. */
export function summarise(files: readonly CachedFile[]): KindSummary[] {
  const kinds = [...new Set(files.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const own = files.filter((file) => file.kind === kind);
    const uses = own.map(({ used }) => used).sort((a, b) => a - b);
    return {
      kind,
      values: own.length,
      size: own.reduce((sum, { size }) => sum + size, 0),
      oldestUse: uses[0] ?? 0,
      newestUse: uses.at(-1) ?? 0,
    };
  });
}
