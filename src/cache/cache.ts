import { readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, isKind, openStoreFolder, type StoredFile } from './store-folder.ts';
import { openStore, type Store } from './store.ts';

/** The build cache: a folder with a subfolder for each kind of value. */
export interface Cache {
  /** The values of a kind, whose name is of small letters. */
  store(kind: string): Store;
  /** Every file of Kolofon's own, whatever wrote it: see `isOwnFile`. */
  list(): readonly CachedFile[];
  /** Deletes the least recently used files of any kind, until the rest is at most `max` bytes. */
  prune(max: number): void;
  /** Deletes every file of Kolofon's own, and subfolders that are then empty. Returns the deleted files. */
  clear(): readonly CachedFile[];
}

export interface CachedFile extends StoredFile {
  readonly kind: string;
}

/** The folder need not be there; the first value makes it. Another process may use it at the same time. */
export function openCache(folder: string): Cache {
  const kinds = (): string[] =>
    (attempt(() => readdirSync(folder, { withFileTypes: true })) ?? [])
      .filter((entry) => entry.isDirectory() && isKind(entry.name))
      .map(({ name }) => name)
      .sort();
  const open = (kind: string) => openStoreFolder(join(folder, kind));
  const list = (): CachedFile[] =>
    kinds().flatMap((kind) => (attempt(() => open(kind).list()) ?? []).map((file) => ({ kind, ...file })));
  const remove = ({ kind, name }: CachedFile): boolean =>
    attempt(() => {
      open(kind).remove(name);
      return true;
    }) ?? false;
  return {
    store: (kind) => openStore(open(kind)),
    list,
    prune: (max) => {
      for (const file of chooseExpired(list(), max)) remove(file);
    },
    clear: () => {
      const removed = list().filter(remove);
      // One with anything else in it stays.
      for (const kind of kinds()) attempt(() => rmdirSync(join(folder, kind)));
      return removed;
    },
  };
}

/** The least recently used files, without which the others are at most `max` bytes. */
function chooseExpired<T extends StoredFile>(files: readonly T[], max: number): T[] {
  let total = 0;
  return files
    .toSorted((a, b) => b.used - a.used)
    .filter(({ size }) => {
      total += size;
      return total > max;
    });
}

/** The entries of one kind in a cache. */
export interface KindSummary {
  readonly kind: string;
  readonly values: number;
  /** In bytes. */
  readonly size: number;
  /** When the least recently used value was last used, in milliseconds since 1970. */
  readonly oldestUse: number;
  readonly newestUse: number;
}

/** In the order in which the kinds first occur. */
export function summarise(files: readonly CachedFile[]): KindSummary[] {
  const kinds = [...new Set(files.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const own = files.filter((file) => file.kind === kind);
    const uses = own.map(({ used }) => used).sort((a, b) => a - b);
    return {
      kind,
      values: own.length,
      size: own.reduce((sum, { size }) => sum + size, 0),
      oldestUse: uses[0] ?? 0,
      newestUse: uses.at(-1) ?? 0,
    };
  });
}
