import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/**
 * Everything below a folder, folders too; what is in a folder comes after it. Symbolic links are listed and never
 * followed: `readdirSync` follows those to folders from Node 22 on, if it is asked for `recursive` and `withFileTypes`.
 */
export function listEntries(folder: string): Dirent[] {
  const found: Dirent[] = [];
  const folders = [folder];
  for (const one of folders)
    for (const entry of readdirSync(one, { withFileTypes: true })) {
      found.push(entry);
      if (entry.isDirectory()) folders.push(join(one, entry.name));
    }
  return found;
}
