import type { SourcePath } from '../../model/paths.ts';
import type { Diagnostic } from '../diagnostic.ts';

/**
 * Turns diagnostics into text. `source` gives the text of a file, for the code frame. Unless `isWhole`, a reporter for
 * people sums up what there is too much of.
 */
export type Reporter = (
  diagnostics: readonly Diagnostic[],
  source: (file: SourcePath) => string | undefined,
  style: Style,
  isWhole?: boolean,
) => string;

export type Style = (look: 'red' | 'yellow' | 'dim' | 'bold' | 'green' | 'cyan', text: string) => string;
