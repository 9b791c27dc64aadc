import { UsageError } from '../../build/usage-error.ts';
import { openText } from '../../load/load.ts';
import type { SourcePath } from '../../model/paths.ts';
import type { SourceFiles } from '../../platform/source-files.ts';
import type { SourceChange } from '../source-change.ts';
import { insertIntoList } from '../yaml-list.ts';

/** Where in a list: after the entry with the index, or at the end. */
export interface ListPlace {
  readonly path: readonly (string | number)[];
  readonly after?: number;
}

/** The change that puts an id in a list of a file. */
export function addToList(
  file: SourcePath,
  { path, after }: ListPlace,
  id: string,
  files: SourceFiles,
): SourceChange {
  const edit = insertIntoList(openText(file, files).value.text, path, id, after);
  if (edit !== undefined) return { kind: 'edit', path: file, edits: [edit] };
  throw new UsageError(
    `Nothing was written: the list "${String(path[0])}" in ${file} is written in a way that Kolofon does not edit. Write it with one hyphen a line.`,
  );
}
