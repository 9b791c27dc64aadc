import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The files below a folder that git tracks, relative to it; none without git or a repository. */
export function listTracked(folder: string): readonly string[] {
  if (!isInRepository(resolve(folder))) return [];
  // The settings of a repository may name programs that git starts when it looks at files: none of them is needed.
  const { status, stdout } = spawnSync('git', ['-c', 'core.fsmonitor=false', 'ls-files', '-z', '--cached'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 10_000,
  });
  return status === 0 ? stdout.split('\0').filter((path) => path !== '') : [];
}

function isInRepository(folder: string): boolean {
  if (!existsSync(folder)) return false;
  if (existsSync(join(folder, '.git'))) return true;
  const around = dirname(folder);
  return around !== folder && isInRepository(around);
}
