import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk, Places } from './disk.ts';
import { isSystemError } from './output-error.ts';

/** What a build did to the files of an edition. Paths are relative to the output folder, and sorted. */
export interface Changes {
  readonly added: readonly ChangedFile[];
  /** Other bytes under the same path. */
  readonly changed: readonly ChangedFile[];
  readonly removed: readonly string[];
}

export interface ChangedFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

export const noChanges: Changes = { added: [], changed: [], removed: [] };

/**
 * The list for everyone is beside the folders that are published, not in one of them. That of a protected folder is a
 * file of its own, which the `.gitignore` of the output folder names too.
 */
export function changesFile(protectedFolder?: string): string {
  return protectedFolder === undefined ? 'changes.json' : `changes.${protectedFolder}.json`;
}

/** Those in a folder; without one, those in none of the protected folders. */
export function changesIn(changes: Changes, protectedFolders: readonly string[], folder?: string): Changes {
  const isIn = (path: string): boolean =>
    protectedFolders.find((one) => path.startsWith(`${one}/`)) === folder;
  return {
    added: sort(changes.added.filter(({ path }) => isIn(path))),
    changed: sort(changes.changed.filter(({ path }) => isIn(path))),
    removed: changes.removed.filter(isIn).toSorted(),
  };
}

/** Leaves a file that says the same as it is. */
export function writeChanges(changes: Changes, file: string, { staging, output }: Places, disk: Disk): void {
  const text = `${JSON.stringify(changes, null, 1)}\n`;
  if (readIfThere(join(output, file)) === text) return;
  disk.write(join(staging, file), text);
  disk.rename(join(staging, file), join(output, file));
}

function sort(files: readonly ChangedFile[]): ChangedFile[] {
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}
