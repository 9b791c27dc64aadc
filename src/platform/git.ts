import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, relative, sep } from 'node:path';

/** The files below a folder that git tracks, relative to it; none without git or a repository. */
export function listTracked(folder: string): readonly string[] {
  if (!existsSync(folder) || findRoot(resolve(folder)) === undefined) return [];
  // A repository's settings may name programs for git to start when it looks at files: none of them is needed.
  const { status, stdout } = spawnSync('git', ['-c', 'core.fsmonitor=false', 'ls-files', '-z', '--cached'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 10_000,
  });
  return status === 0 ? stdout.split('\0').filter((path) => path !== '') : [];
}

/** The path of a folder inside its git repository, with slashes: empty for the root, and outside of a repository. */
export function pathInRepository(folder: string): string {
  const own = realpathSync(folder);
  const root = findRoot(own);
  return root === undefined ? '' : relative(root, own).replaceAll(sep, '/');
}

/** A worktree and a submodule have a file of this name. */
function findRoot(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findRoot(parent);
}
