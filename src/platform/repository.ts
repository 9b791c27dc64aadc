import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

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
