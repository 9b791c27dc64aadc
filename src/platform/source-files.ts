import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { sourcePath, type SourcePath } from '../model/paths.ts';

/** The files of a publication, read and never written. Their paths are in Unicode NFC, whatever the disk keeps. */
export interface SourceFiles {
  /** Every file below the folder, sorted by code unit; none when there is no such folder. */
  list(folder: string): readonly SourcePath[];
  /** The bytes of a file, or undefined when it is not there or leads out of the root. */
  read(path: SourcePath): Uint8Array | undefined;
}

export function openSourceFiles(root: string): SourceFiles {
  return {
    list: (folder) => listFiles(root, folder),
    read: (path) => readInside(root, path) ?? readInside(root, path.normalize('NFD')),
  };
}

function readInside(root: string, path: string): Uint8Array | undefined {
  try {
    const file = realpathSync(join(root, path));
    // A symbolic link must not lead an article to files outside the publication.
    if (!file.startsWith(realpathSync(root) + sep)) return undefined;
    return readFileSync(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function listFiles(root: string, folder: string): SourcePath[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/').normalize('NFC'),
      )
      .sort()
      .map(sourcePath);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
