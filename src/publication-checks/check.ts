import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Loaded } from '../load/load.ts';

/**
 * Looks at everything that was read, and at how one thing names another. `asOf` is the day of the build,
 * `renamed` gives the new ids of articles by those they had before.
 */
export type PublicationCheck = (
  loaded: Loaded,
  asOf: string,
  renamed: ReadonlyMap<string, string>,
) => readonly Diagnostic[];
