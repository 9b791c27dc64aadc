import { lockFile } from '../load/address-lock.ts';
import type { SourcePath } from '../model/paths.ts';
import type { PreparedPublication } from './prepare.ts';
import type { Workspace } from './workspace.ts';

/** The files that a build depends on, beside its tools. */
export function listSources(
  { files }: Pick<Workspace, 'files'>,
  { loaded }: Pick<PreparedPublication, 'loaded'>,
): SourcePath[] {
  return [...files.list('series'), lockFile, ...loaded.assets.keys()];
}
