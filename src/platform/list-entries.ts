import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/**
 * Everything below a folder, folders too; what is in a folder comes after it. Symbolic links are listed and never
 * followed: `readdirSync` follows those to folders from Node 22 on, if it is asked for `recursive` and `withFileTypes`. Folders
 * that `mayList` refuses are listed without what is in them.
 */
export function listEntries(folder: string, mayList?: (folder: string) => boolean): Dirent[] {
  const found: Dirent[] = [];
  const folders = [folder];
  for (const one of folders)
    for (const entry of readdirSync(one, { withFileTypes: true })) {
      found.push(entry);
      const path = join(one, entry.name);
      if (entry.isDirectory() && mayList?.(path) !== false) folders.push(path);
    }
  return found;
}
