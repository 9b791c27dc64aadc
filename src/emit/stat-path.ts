import { lstatSync, type Stats } from 'node:fs';
import { isSystemError } from './output-error.ts';

/** Undefined where there is nothing, also because a part of the way is a file. Links are not followed. */
export function statPath(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
