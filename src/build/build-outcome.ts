import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Explanation } from '../incremental/explain.ts';
import type { OutputPath } from '../model/paths.ts';
import type { SourceFiles } from '../platform/source-files.ts';

/** A step that could not be finished. The others are. */
export interface Failure {
  readonly format: string;
  /** The name of the format for readers: `PDF`. */
  readonly label: string;
  readonly title: string;
  readonly error: Error;
}

/** What came of a build. */
export interface BuildOutcome {
  /** `stopped`: the content has errors, and nothing was written. */
  readonly state: 'built' | 'unchanged' | 'stopped';
  readonly diagnostics: readonly Diagnostic[];
  readonly failures: readonly Failure[];
  /** The outputs in their places; none where the build was stopped. */
  readonly files: readonly BuiltFile[];
  /** `54 articles in 4 series` */
  readonly content: string;
  /** What a person should know of it beside its problems, a line each. */
  readonly notes: readonly string[];
  /** Why outputs were made, where that was asked. */
  readonly explanations: readonly Explanation[];
  /** What changed in the list of addresses, a line each. */
  readonly addresses: readonly string[];
  /** The sources, for the lines around a problem. */
  readonly sources: SourceFiles;
}

export interface BuiltFile {
  readonly path: OutputPath;
  /** In bytes. */
  readonly size: number;
  /** Left as an earlier build made it. */
  readonly isKept: boolean;
}
