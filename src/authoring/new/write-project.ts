import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../../build/usage-error.ts';
import { writing } from '../../emit/output-error.ts';
import { statPath } from '../../emit/stat-path.ts';
import type { ProjectFile } from './plan-project.ts';

/** Files that a new repository usually has, and that a project can do without ours. */
const keepable: ReadonlySet<string> = new Set(['README.md', '.gitignore']);

/** Every project has these: where one is already, nobody need be asked for a title. */
const always = ['package.json', 'series/publication.yaml'];

/** Throws where no project can be, whatever it is to contain. */
export function refuseFolder(folder: string): void {
  trying(folder, () => {
    if (statSync(folder, { throwIfNoEntry: false })?.isFile() === true)
      throw new UsageError(`"${folder}" is a file: choose another name for the folder.`);
    refuseTaken(
      folder,
      always.filter((path) => isTaken(folder, path)),
    );
  });
}

/** Writes the files of a project into a folder, all or none, and gives the paths of those that were there and were kept. */
export function writeProject(folder: string, files: readonly ProjectFile[]): string[] {
  return trying(folder, () => {
    const taken = files.filter(({ path }) => isTaken(folder, path)).map(({ path }) => path);
    refuseTaken(
      folder,
      taken.filter((path) => !keepable.has(path)),
    );
    const made: string[] = [];
    try {
      for (const { path, text } of files) {
        if (taken.includes(path)) continue;
        const file = join(folder, path);
        const firstFolder = mkdirSync(dirname(file), { recursive: true });
        if (firstFolder !== undefined) made.push(firstFolder);
        // Fails where somebody has just put a file.
        writeFileSync(file, text, { flag: 'wx' });
        made.push(file);
      }
    } catch (error) {
      for (const path of made.toReversed()) rmSync(path, { recursive: true, force: true });
      throw error;
    }
    return taken;
  });
}

function trying<T>(folder: string, action: () => T): T {
  return writing(folder, action, () => 'Nothing was written: choose another folder.');
}

function refuseTaken(folder: string, taken: readonly string[]): void {
  if (taken.length > 0)
    throw new UsageError(
      `Nothing was written, because ${folder} already has ${listSome(taken)}. Choose another folder, or move what is there.`,
    );
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
