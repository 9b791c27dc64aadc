import type { SourcePath } from '../model/paths.ts';

/** What an earlier build read of the files that are still the same. */
export interface Memory {
  /** Undefined for a file that is new, or another one now. */
  recall(path: SourcePath): Remembered | undefined;
  /** `rest` is JSON. */
  note(path: SourcePath, head: unknown, rest?: string): void;
}

/** Plain data. `rest` is what few builds need. */
export interface Remembered {
  readonly head: unknown;
  readonly rest: () => unknown;
}

export const noMemory: Memory = { recall: () => undefined, note: () => undefined };
