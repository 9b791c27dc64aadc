import type { Formats } from '../../formats/formats.ts';
import { usualLimits } from '../../leaks/limits.ts';
import { nameContent } from '../../leaks/name-content.ts';
import type { FileToSearch } from '../../leaks/search-folders.ts';
import type { OutputPath } from '../../model/paths.ts';
import { openThreadPool, type ThreadPool } from '../../platform/thread-pool.ts';
import type { MemberFingerprints } from './member-fingerprints.ts';
import type { SearchThreads } from '../threads.ts';

/** Printed books are looked into in other threads while the rest is made: a long one takes a quarter of a second. */
export interface EarlySearch {
  /** Begins to look into a printed book that was just made. */
  readonly add: (path: OutputPath, read: () => Uint8Array) => void;
  /** Whether a content is clean, where a thread looks into it; undefined for one that none will look into. */
  readonly isCleanElsewhere: (content: string) => Promise<boolean> | undefined;
  /** Ends the threads. */
  close(): Promise<void>;
}

export function openEarlySearch(
  threads: SearchThreads | undefined,
  fingerprints: () => Promise<MemberFingerprints | undefined>,
  formats: Formats,
): EarlySearch {
  let pool: ThreadPool<FileToSearch, boolean> | undefined;
  let isClosed = false;
  const tasks = new Map<string, Promise<boolean>>();
  const begin = async (
    { script, count }: SearchThreads,
    path: OutputPath,
    read: () => Uint8Array,
  ): Promise<void> => {
    const known = await fingerprints();
    if (known === undefined || isClosed) return;
    const bytes = read();
    const content = nameContent(path, bytes);
    if (known.clean.has(content)) return;
    pool ??= openThreadPool(script, count, known.fingerprints);
    const isClean = pool.run({ path, bytes, room: usualLimits.largestContent });
    // What a thread could not do is done by whoever asks.
    tasks.set(
      content,
      isClean.catch(() => false),
    );
  };

  return {
    add: (path, read) => {
      if (threads === undefined || !isPrintedForEveryone(path, formats)) return;
      // The next caller that needs the fingerprints gets this error.
      begin(threads, path, read).catch(() => undefined);
    },
    isCleanElsewhere: (content) => tasks.get(content),
    close: async () => {
      isClosed = true;
      await pool?.close();
    },
  };
}

function isPrintedForEveryone(path: OutputPath, { all }: Formats): boolean {
  return all.some(({ id, stage }) => stage === 'print' && path.startsWith(`${id}/`));
}
