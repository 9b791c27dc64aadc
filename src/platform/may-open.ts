import { accessSync, constants } from 'node:fs';

/** Whether the system lets this process read a file, or list a folder and open what is in it. */
export type MayOpen = (path: string, kind: 'file' | 'folder') => boolean;

/** What the system answers where it refuses. */
export const refusals: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM']);

/** True for what is not there: that is another problem. */
export const mayOpenOnDisk: MayOpen = (path, kind) => {
  const { R_OK, X_OK } = constants;
  try {
    accessSync(path, kind === 'file' ? R_OK : R_OK | X_OK);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && refusals.has(error.code));
  }
};
