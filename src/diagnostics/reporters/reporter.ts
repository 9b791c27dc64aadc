import type { SourcePath } from '../../model/paths.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** Turns diagnostics into text. `source` gives the text of a file, for the code frame. */
export type Reporter = (
  diagnostics: readonly Diagnostic[],
  source: (file: SourcePath) => string | undefined,
  style: Style,
) => string;

export type Style = (look: 'red' | 'yellow' | 'dim' | 'bold' | 'green' | 'cyan', text: string) => string;
