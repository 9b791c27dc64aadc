import { join, relative } from 'node:path';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { publicationFile } from '../load/publication.ts';
import { startOf } from '../model/place.ts';
import { listTracked } from '../platform/git.ts';
import { folderOf } from './audiences.ts';
import { countOf } from './counts.ts';

/**
 * A warning if git tracks the members' edition: whoever may read the repository could read it. It is looked for in every
 * build, and kept in no record, for git changes while the publication does not.
 */
export function diagnoseTracked(output: string): Diagnostic[] {
  const folder = join(output, folderOf.members);
  const tracked = listTracked(folder);
  if (tracked.length === 0) return [];
  const named = relative('', folder) || folder;
  const message = `Git tracks ${countOf(tracked.length, 'file', 'files')} of the members' edition in "${named}".`;
  return [
    diagnose('members-untracked', startOf(publicationFile), message, {
      hint: `Run git rm -r --cached "${named}" and commit. Earlier commits still contain the files.`,
    }),
  ];
}
