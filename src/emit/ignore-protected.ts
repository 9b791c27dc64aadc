import { join } from 'node:path';
import type { Disk } from './disk.ts';
import type { Places } from './places.ts';
import { statPath } from './stat-path.ts';

const ignoreFile = '.gitignore';

/** Keeps protected folders out of a repository. A file that is there is left as it is. */
export function ignoreProtected(folders: readonly string[], { staging, output }: Places, disk: Disk): void {
  if (folders.length === 0 || statPath(join(output, ignoreFile)) !== undefined) return;
  const lines = [
    '# Only members may read these. Whether to commit the rest is up to you.',
    ...folders.map((folder) => `/${folder}/`),
    '/.staging-kolofon-*/',
    '',
  ];
  disk.write(join(staging, ignoreFile), lines.join('\n'));
  disk.rename(join(staging, ignoreFile), join(output, ignoreFile));
}
