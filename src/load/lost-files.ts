import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourcePath } from '../model/paths.ts';
import { startOf } from '../model/place.ts';
import { isMisread, type SourceFiles } from '../platform/source-files.ts';

/** Why a file that is listed cannot be opened. */
interface Loss {
  readonly reason: string;
  readonly hint: string;
}

/** Undefined for a file that can be opened, or is not there at all. */
export function findLoss(path: SourcePath, files: SourceFiles): Loss | undefined {
  files.list('series');
  return files.isLost(path) ? lossOf(path, files) : undefined;
}

export function diagnoseLost(path: SourcePath, files: SourceFiles): Diagnostic {
  const { reason, hint } = lossOf(path, files);
  return diagnose('file-exists', startOf(path), `${reason}.`, { hint });
}

function lossOf(path: SourcePath, files: SourceFiles): Loss {
  if (files.isForbidden(path))
    return {
      reason: 'The system refuses to open it: permission denied',
      hint: 'Change its permissions so that you can read it.',
    };
  return isMisread(path)
    ? {
        reason: 'The name of the file is not UTF-8',
        hint: 'Rename it: it comes from a system with another encoding.',
      }
    : {
        reason: 'The symbolic link is broken, or points outside the publication',
        hint: 'Point it to a file inside the publication, or replace it with the file.',
      };
}
