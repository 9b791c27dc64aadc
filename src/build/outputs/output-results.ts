import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { MadeOutput } from '../../incremental/explain.ts';
import type { OutputPath } from '../../model/paths.ts';
import type { BuiltFile, Failure } from '../build-outcome.ts';
import type { PackagedOutput } from './package.ts';

/** What came of the outputs. Nothing is in its place where there are errors. */
export interface OutputResults {
  readonly diagnostics: readonly Diagnostic[];
  readonly failures: readonly Failure[];
  readonly outputs: readonly PackagedOutput[];
  /** Those of them that are in their places. */
  readonly files: readonly BuiltFile[];
  readonly made: readonly MadeOutput[];
  /** The digests of the books that readers may download, in hexadecimal. */
  readonly digests: ReadonlyMap<OutputPath, string>;
  /** A digest of members-only content, of which nothing was found. */
  readonly memberDigest: string;
}
