import { readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { listEntries } from '../platform/list-entries.ts';
import { attempt } from '../cache/store-folder.ts';
import { openCache, type Cache } from '../cache/cache.ts';
import { realDisk, type Disk } from '../emit/disk.ts';
import { manifestFile } from '../emit/manifest.ts';
import { recoverOutputs } from '../emit/recover.ts';
import { openEarlierBuild, type EarlierBuild, type OutputStamps } from '../incremental/earlier-build.ts';
import type { FileStamp } from '../incremental/record.ts';
import { openRecordStore, type RecordStore } from '../incremental/record-store.ts';
import { shortDigest } from '../incremental/short-digest.ts';
import type { ArticleThreads } from '../load/read-articles.ts';
import { listFonts } from '../platform/fonts.ts';
import { findConfigInputs } from '../plugins/config-inputs.ts';
import { openScratchFile, type ScratchFile } from '../platform/scratch-file.ts';
import { openSourceFiles, type StampedFiles } from '../platform/source-files.ts';
import type { BuildOptions, SourceOptions } from './options.ts';
import type { Host } from './host.ts';
import { cacheOf, outputOf, rootOf } from './read-options.ts';
import { listEngines } from './open-diagrams.ts';
import { articleThreadsOf } from './threads.ts';

/** Where a build reads and writes, and what the one before it left. */
export interface Workspace {
  readonly root: string;
  readonly output: string;
  /** Names this publication in the output folder. */
  readonly owner: string;
  readonly disk: Disk;
  readonly files: StampedFiles;
  /** A digest of Kolofon's own code and templates, and of the publication's plug-ins. */
  readonly tools: string;
  readonly earlier: EarlierBuild;
  /** Undefined where there is only this thread. */
  readonly threads: ArticleThreads | undefined;
  readonly scratch: ScratchFile;
  /** Undefined for a build that keeps nothing. */
  readonly cache: Cache | undefined;
  /** Undefined for a build that leaves nothing. */
  readonly records: RecordStore | undefined;
}

/** The outputs as they are now. */
export function stampOutputs(output: string): OutputStamps {
  const stamp = (path: string): FileStamp | undefined => {
    const stats = attempt(() => statSync(join(output, path)));
    return stats === undefined ? undefined : { size: stats.size, modified: stats.mtimeMs };
  };
  return { manifest: stamp(manifestFile), stampOutput: stamp };
}

export function openWorkspace(options: BuildOptions, host: Host): Workspace {
  const root = rootOf(options);
  const output = outputOf(options);
  const disk = host.disk ?? realDisk;
  recoverOutputs(output, disk);
  const scratch = openScratchFile();
  const owner = nameOwner(root, output);
  const folder = cacheOf(options, host);
  const cache = folder === undefined ? undefined : openCache(folder);
  return { root, output, owner, disk, scratch, cache, ...openEarlierState(options, host, output, cache) };
}

/** The files of a publication, and what an earlier build with the same cache knows of them. Writes nothing. */
export function openEarlierState(
  options: SourceOptions,
  host: Host,
  output: string,
  cache: Cache | undefined,
): Pick<Workspace, 'files' | 'tools' | 'threads' | 'records' | 'earlier'> {
  const root = rootOf(options);
  const files = openSourceFiles(root);
  const tools = shortDigest(
    [
      host.fingerprint(),
      ...digestFolder(host.templates),
      ...listFonts(root),
      ...listEngines(root),
      findConfigInputs(root).digest,
    ].join('\n'),
  );
  const records = cache && openRecordStore(cache.store('builds'), resolve(root), resolve(output));
  const earlier = openEarlierBuild(records, tools, files, stampOutputs(output));
  return { files, tools, threads: articleThreadsOf(options, host), records, earlier };
}

/** A folder inside a publication is its own; elsewhere it belongs to the one that wrote there first. */
function nameOwner(root: string, output: string): string {
  const way = relative(resolve(output), resolve(root)).replaceAll(sep, '/');
  return way.split('/').every((step) => step === '..') ? '' : shortDigest(way);
}

function digestFolder(folder: string): string[] {
  return listEntries(folder)
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${file.slice(folder.length)} ${shortDigest(readFileSync(file))}`);
}
