import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

export interface Watching {
  /** Watches one more folder or file below the root, which need not be there yet. */
  readonly add: (folder: string) => void;
  readonly close: () => void;
}

/** What editors put beside a file while it is open, and hidden files. */
const isPassing = (name: string): boolean => /^\.|~$/.test(name);

/**
 * Watches folders below a place, their root, with all that is in them. Every one of them, and the root's other folders on the way to
 * them, may be taken away and come back. Gives the path of what changed, relative to the root: also of a folder, of which
 * anything may then have changed.
 *
 * One watch for each folder, and nothing that holds a change back: a library that drops the second of two changes within
 * 50 ms would leave the site at the first.
 */
export function watchFolders(
  place: string,
  folders: readonly string[],
  onChange: (path: string) => void,
): Watching {
  const root = resolve(place);
  const wanted = new Set(folders.map((folder) => join(root, folder)));
  const watchers = new Map<string, FSWatcher>();
  const isWithin = (path: string, folder: string) => path === folder || path.startsWith(folder + sep);
  const isWanted = (path: string) => [...wanted].some((folder) => isWithin(path, folder));
  const isOnTheWay = (path: string) => path === root || [...wanted].some((folder) => isWithin(folder, path));

  const release = (folder: string): void => {
    for (const [path, watcher] of watchers) {
      if (!isWithin(path, folder)) continue;
      watcher.close();
      watchers.delete(path);
    }
  };
  const follow = (folder: string): void => {
    if (watchers.has(folder) || !(isWanted(folder) || isOnTheWay(folder)) || !isFolder(folder)) return;
    try {
      const watcher = watch(folder, (_event, name) => {
        // The folder above reports one that was deleted.
        if (name === null || isPassing(name) || !isFolder(folder)) return;
        notice(join(folder, name));
      });
      watcher.on('error', () => {
        release(folder);
      });
      watchers.set(folder, watcher);
    } catch {
      // It was taken away in this moment: the folder above shows when it is back.
      return;
    }
    for (const name of foldersIn(folder)) follow(join(folder, name));
  };
  const notice = (path: string): void => {
    // A folder that was put in place of another has the same name: its watch is of the old one.
    if (watchers.has(path)) release(path);
    follow(path);
    if (isWanted(path) || isOnTheWay(path)) onChange(relative(root, path).replaceAll(sep, '/'));
  };

  follow(root);
  return {
    add: (folder) => {
      if (wanted.has(join(root, folder))) return;
      wanted.add(join(root, folder));
      release(root);
      follow(root);
    },
    close: () => {
      release(root);
    },
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !isPassing(entry.name))
      .map(({ name }) => name);
  } catch {
    return [];
  }
}
