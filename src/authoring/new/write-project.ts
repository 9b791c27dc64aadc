import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../build/usage-error.ts';
import { statPath } from '../../emit/stat-path.ts';
import type { ProjectFile } from './plan-project.ts';

/** Files that a new repository usually has, and that a project can do without ours. */
const keepable: ReadonlySet<string> = new Set(['README.md', '.gitignore']);

/** Writes the files of a project into a folder, all or none, and gives the paths of those that were there and were kept. */
export function writeProject(folder: string, files: readonly ProjectFile[]): string[] {
  const taken = files.filter(({ path }) => isTaken(folder, path)).map(({ path }) => path);
  const foreign = taken.filter((path) => !keepable.has(path));
  if (foreign.length > 0)
    throw new UsageError(
      `Nothing was written, because ${folder} already has ${listSome(foreign)}. Choose another folder, or move what is there.`,
    );
  const written: string[] = [];
  try {
    for (const { path, text } of files) {
      if (taken.includes(path)) continue;
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      // Fails where somebody has just put a file.
      writeFileSync(file, text, { flag: 'wx' });
      written.push(file);
    }
  } catch (error) {
    for (const file of written) rmSync(file);
    throw error;
  }
  return taken;
}

/** Whether something is at the path, or a file is where one of its folders should be. */
function isTaken(folder: string, path: string): boolean {
  const names = path.split('/');
  const parents = names.map((_, index) => join(folder, ...names.slice(0, index)));
  return (
    statPath(join(folder, path)) !== undefined ||
    parents.some((parent) => statPath(parent)?.isFile() === true)
  );
}

function listSome(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).join(', ');
  return paths.length > 5 ? `${shown} and ${String(paths.length - 5)} more` : shown;
}
