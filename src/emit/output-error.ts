import { lookupTable } from '../model/lookup-table.ts';

/** The outputs could not be written. The message says why, and in which state they are. */
export class OutputError extends Error {}

const reasons: Readonly<Record<string, string>> = lookupTable({
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  ENAMETOOLONG: 'the file name is too long',
  ENOTDIR: 'a file is where a folder should be',
});

const unchanged = 'Nothing in the output folder has changed.';

/** Runs an action that writes `path`. Failures of the system become an `OutputError`; `state` shows how the outputs are then. */
export function writing<T>(
  path: string,
  action: () => T,
  state: () => string | undefined = () => undefined,
): T {
  try {
    return action();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const code = String(error.code);
    const reason = reasons[code] ?? error.message;
    throw new OutputError(`Could not write ${path}: ${reason} (${code}). ${state() ?? unchanged}`, {
      cause: error,
    });
  }
}

export function isSystemError(error: unknown): error is Error & { readonly code: unknown } {
  return error instanceof Error && 'code' in error;
}
