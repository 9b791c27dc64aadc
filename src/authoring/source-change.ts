import type { Edit } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';

/** One step of what a command does to the sources: data, until `applyChanges` carries it out. */
export type SourceChange =
  | { readonly kind: 'create'; readonly path: SourcePath; readonly text: string }
  /** The edits are in order, and of the text as it is decoded. */
  | { readonly kind: 'edit'; readonly path: SourcePath; readonly edits: readonly Edit[] }
  | {
      readonly kind: 'move';
      readonly path: SourcePath;
      readonly to: SourcePath;
      readonly edits: readonly Edit[];
    };
