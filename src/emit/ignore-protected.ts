import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesFile } from './changes.ts';
import type { Disk, Places } from './disk.ts';
import { statPath } from './stat-path.ts';

const ignoreFile = '.gitignore';

const firstLine = '# Only members may read these. Whether to commit the rest is up to you.';

/** Keeps protected folders out of a repository. A file of somebody else is left as it is. */
export function ignoreProtected(folders: readonly string[], { staging, output }: Places, disk: Disk): void {
  if (folders.length === 0) return;
  const text = [
    firstLine,
    ...folders.flatMap((folder) => [`/${folder}/`, `/${changesFile(folder)}`]),
    '/.staging-kolofon-*/',
    '',
  ].join('\n');
  const path = join(output, ignoreFile);
  const stats = statPath(path);
  if (stats !== undefined) {
    const found = stats.isFile() ? readFileSync(path, 'utf8') : text;
    if (found === text || !found.startsWith(`${firstLine}\n`)) return;
  }
  disk.write(join(staging, ignoreFile), text);
  disk.rename(join(staging, ignoreFile), join(output, ignoreFile));
}
