import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { attempt } from '../cache/attempt.ts';
import { openCache, type Cache } from '../cache/cache.ts';
import { openEarlier, type Earlier } from '../incremental/earlier.ts';
import { openRecordStore, type RecordStore } from '../incremental/record-store.ts';
import { shorten } from '../incremental/shorten.ts';
import type { ArticleThreads } from '../load/read-articles.ts';
import type { OutputPath } from '../model/paths.ts';
import { openScratchFile, type ScratchFile } from '../platform/scratch-file.ts';
import { openSourceFiles, type StampedFiles } from '../platform/source-files.ts';
import type { CommandInput } from './command.ts';
import { chosenCache, chosenRoot } from './options.ts';
import { chosenArticleThreads } from './threads.ts';

/** Where a build reads and writes, and what the one before it left. */
export interface Workplace {
  readonly root: string;
  readonly output: string;
  readonly files: StampedFiles;
  /** A digest of Kolofon's own code and templates. */
  readonly tools: string;
  readonly earlier: Earlier;
  /** Undefined where there is only this thread. */
  readonly threads: ArticleThreads | undefined;
  readonly scratch: ScratchFile;
  /** Undefined for a build that keeps nothing. */
  readonly cache: Cache | undefined;
  /** Undefined for a build that leaves nothing. */
  readonly records: RecordStore | undefined;
}

/** When its files were last changed, in milliseconds since 1970. */
export function stampOutputs(
  output: string,
): (path: OutputPath) => { size: number; modified: number } | undefined {
  return (path) => {
    const stats = attempt(() => statSync(join(output, path)));
    return stats === undefined ? undefined : { size: stats.size, modified: stats.mtimeMs };
  };
}

export function openWorkplace(input: CommandInput): Workplace {
  const root = chosenRoot(input);
  const output = typeof input.options['out'] === 'string' ? input.options['out'] : join(root, 'dist');
  const files = openSourceFiles(root);
  const tools = shorten([input.fingerprint(), ...digestFolder(input.templates)].join('\n'));
  const folder = chosenCache(input);
  const cache = folder === undefined ? undefined : openCache(folder);
  const records = cache && openRecordStore(cache.store('builds'), resolve(root), resolve(output));
  const earlier = openEarlier(records, tools, files, stampOutputs(output));
  const threads = chosenArticleThreads(input);
  return { root, output, files, tools, threads, scratch: openScratchFile(), cache, records, earlier };
}

function digestFolder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${file.slice(folder.length)} ${shorten(readFileSync(file))}`);
}
