import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Loaded } from '../../load/load.ts';

/** Looks at everything that was read, and at how one thing names another. `asOf` is the day of the build. */
export type PublicationCheck = (loaded: Loaded, asOf: string) => readonly Diagnostic[];
