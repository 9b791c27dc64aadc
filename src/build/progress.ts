import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Explanation } from '../incremental/explain.ts';
import type { OutputPath } from '../model/paths.ts';

export interface Written {
  readonly path: OutputPath;
  /** In bytes. */
  readonly size: number;
  /** A second path of another output. */
  readonly isCopy: boolean;
  /** Left as an earlier build made it. */
  readonly isKept: boolean;
}

/** What a person sees while a build works: a line for each step, and a summary. */
export interface Progress {
  working(what: string): void;
  step(verb: string, what: string): void;
  made(label: string, title: string, written: readonly Written[], milliseconds: number): void;
  failed(label: string, title: string): void;
  stopped(diagnostics: readonly Diagnostic[]): void;
  summary(diagnostics: readonly Diagnostic[], failures: number): void;
  /** Why outputs were made. */
  explain(explanations: readonly Explanation[]): void;
  /** Nothing had to be done. */
  unchanged(content: string, diagnostics: readonly Diagnostic[]): void;
}
