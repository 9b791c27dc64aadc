import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile } from '../../emit/replace-file.ts';
import { haveSameContent } from '../../platform/stored-files.ts';
import { listName } from '../published-list.ts';
import { PublishError, type LocalFile, type PublishTarget } from '../target.ts';

/** Another folder of this machine, or of one that is mounted: nobody sees half of a file. */
export function openFolderTarget(folder: string): PublishTarget {
  const at = (path: string) => join(folder, path);
  const list = at(listName);
  return {
    name: folder,
    readList: () => Promise.resolve(isFile(list) ? readFileSync(list, 'utf8') : undefined),
    writeList: (text) => trying(list, () => replaceFile(list, text)),
    isEmpty: () =>
      trying(folder, () => {
        const stats = statSync(folder, { throwIfNoEntry: false });
        return stats === undefined || readdirSync(folder).length === 0;
      }),
    findSame: (files) =>
      Promise.resolve(
        new Set(
          files
            .filter(({ path, size, file }) => {
              const stats = statSync(at(path), { throwIfNoEntry: false });
              return stats?.isFile() === true && stats.size === size && haveSameContent(file, at(path));
            })
            .map(({ path }) => path),
        ),
      ),
    upload: async (files, done) => {
      for (const file of files) {
        await trying(at(file.path), () => place(file, at(file.path)));
        done(file);
      }
    },
    remove: async (paths) => {
      for (const path of paths) {
        await trying(at(path), () => rmSync(at(path), { force: true }));
        removeEmpty(dirname(path), folder);
      }
    },
  };
}

function place({ file }: LocalFile, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  const part = `${target}.part`;
  copyFileSync(file, part);
  renameSync(part, target);
}

function removeEmpty(folder: string, root: string): void {
  if (folder === '.') return;
  try {
    rmdirSync(join(root, folder));
  } catch {
    return;
  }
  removeEmpty(dirname(folder), root);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

// eslint-disable-next-line @typescript-eslint/require-await -- what is thrown is a rejection
async function trying<T>(path: string, action: () => T): Promise<T> {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new PublishError(`"${path}" cannot be written: ${error.message}`, { cause: error });
  }
}
