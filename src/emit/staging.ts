import { hash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { OutputPath } from '../model/paths.ts';
import type { StoredFile } from '../model/stored-file.ts';
import { cleanUpAtExit } from '../platform/clean-up.ts';
import { digestFile, hasContent, haveSameContent } from '../platform/stored-files.ts';
import { changesFile, changesIn, writeChanges, type ChangedFile, type Changes } from './changes.ts';
import { realDisk, type Disk } from './disk.ts';
import { exchangeFiles, readExchange } from './exchange.ts';
import { openEarlierFiles, type EarlierFiles } from './earlier-files.ts';
import { ignoreProtected } from './ignore-protected.ts';
import { writeManifest, sortFiles } from './manifest.ts';
import { isSystemError, writing } from './output-error.ts';
import { stagingFolder } from './recover.ts';
import { statPath } from './stat-path.ts';

/** Apart from what made the value: a function that is written beside a content keeps it in memory. */
const always = (value: string) => (): string => value;

/**
 * A folder beside the outputs in which they are made. All of them take their places in one exchange, which happens as a
 * whole or not at all. Files that are the same are left as they are, with their times. The folder does not outlive the
 * process.
 */
export interface Staging {
  /** Makes a file, and gives its size in bytes. */
  write(path: OutputPath, content: string | Uint8Array): number;
  /** Gives an output of this or an earlier build a second path. One of an earlier build may stay at its own. */
  copy(path: OutputPath, of: OutputPath): number;
  /** Copies a file of the publication. It gets no second path: who changes it must not change the output. */
  place(path: OutputPath, file: StoredFile): number;
  /** Takes back an output of this build, as if it had made none at this path. */
  discard(path: OutputPath): void;
  /** An output that this build made. */
  read(path: OutputPath): Uint8Array;
  /** Leaves an output of an earlier build as it is, and gives its size in bytes. */
  keep(path: OutputPath): number;
  /** Whether an output of an earlier build is left as it is. */
  stays(path: OutputPath): boolean;
  /** What was made of a format, and what stays of its outputs. Neither folder has to be there. */
  foldersOf(format: string): StagedFolders;
  /** The formats that have outputs of this or an earlier build of the publication. */
  formats(): readonly string[];
  /** Looks at an output of this build or, where it made none, of an earlier one; undefined where there is none. */
  measure(path: OutputPath): Measured | undefined;
  /** Whose outputs the folder contains; undefined where no build says so. */
  readonly writer: EarlierFiles['writer'];
  /** The files in places that are to be exchanged which no earlier build of this publication wrote. */
  findForeign(changes: readonly FolderChange[]): readonly string[];
  /** Puts the outputs in their places. */
  commit(changes: readonly FolderChange[]): void;
  /** Removes what is left. */
  close(): void;
}

/** What happens to the folder of a format. */
export interface FolderChange {
  readonly format: string;
  /** Keeps earlier outputs that have no successor. */
  readonly keepsRest: boolean;
  /** Those of the rest that go all the same. */
  readonly drops?: (path: string) => boolean;
}

interface StagedFolders {
  readonly made: string;
  readonly earlier: string;
  /** The earlier outputs that this build leaves as they are, relative to their folder. */
  readonly kept: ReadonlySet<string>;
}

interface Measured {
  /** In bytes. */
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** A file of this build. Its digest is computed when it is asked for, unless its content was in memory. */
interface MadeFile {
  /** In bytes. */
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: () => string;
}

/** What is known of earlier outputs without looking at them. */
export interface KnownOutputs {
  /** Those that builds wrote before there was a manifest in the output folder. */
  readonly written: () => Iterable<string>;
  measure(path: OutputPath): Measured | undefined;
  /** In bytes. */
  sizeOf(path: OutputPath): number | undefined;
}

const nothingKnown: KnownOutputs = {
  written: () => [],
  measure: () => undefined,
  sizeOf: () => undefined,
};

export interface StagingOptions {
  /** Names the publication: what another one wrote is not replaced. */
  readonly owner?: string;
  /** Folders that may never be committed to a repository. */
  readonly protectedFolders?: readonly string[];
  readonly known?: KnownOutputs;
  readonly disk?: Disk;
}

export function openStaging(
  output: string,
  { owner = '', protectedFolders = [], known = nothingKnown, disk = realDisk }: StagingOptions = {},
): Staging {
  const folder = stagingFolder(output);
  const places = { staging: folder, output };
  const name = basename(output);
  const close = cleanUpAtExit(() => {
    // What cannot be put back or removed is left for the next build.
    try {
      if (readExchange(places) === undefined) disk.remove(folder);
    } catch (error) {
      if (!isSystemError(error)) throw error;
    }
  });
  writing(name, () => disk.makeFolder(folder));
  const staged = (path: string) => join(folder, path);
  const there = (path: string) => join(output, path);
  const folders = new Set<string>();
  const makeFolder = (path: string) => {
    const around = dirname(path);
    if (!folders.has(around)) disk.makeFolder(staged(around));
    folders.add(around);
  };
  const made = new Map<string, MadeFile>();
  const kept = new Set<string>();
  // A format without outputs has nothing to compare with.
  const replaced = new Map<string, boolean>();
  const hasEarlier = (path: string): boolean => {
    const format = formatOf(path);
    const isThere = replaced.get(format) ?? existsSync(there(format));
    replaced.set(format, isThere);
    return isThere;
  };
  const below = (paths: Iterable<string>, format: string) =>
    [...paths].filter((path) => formatOf(path) === format).map((path) => path.slice(format.length + 1));

  const earlier = openEarlierFiles(output, owner, known.written);
  const isMade = (path: string) => made.has(path);
  /** What an exchange is about to do. */
  const findChanges = (moved: readonly string[], removed: readonly string[]): Changes => {
    const changes: { added: ChangedFile[]; changed: ChangedFile[] } = { added: [], changed: [] };
    for (const path of moved) {
      const file = made.get(path);
      if (file === undefined) continue;
      const isThere = hasEarlier(path) && statPath(there(path))?.isFile() === true;
      changes[isThere ? 'changed' : 'added'].push({ path, size: file.size, sha256: file.sha256() });
    }
    return { ...changes, removed };
  };
  const leaveChanges = (changes: Changes, files: readonly string[]): void => {
    const has = (protectedFolder: string) =>
      existsSync(there(changesFile(protectedFolder))) ||
      files.some((path) => formatOf(path) === protectedFolder);
    for (const edition of [undefined, ...protectedFolders.filter(has)])
      writeChanges(changesIn(changes, protectedFolders, edition), changesFile(edition), places, disk);
  };
  const madeOf = (format: string) => [...made.keys()].filter((path) => formatOf(path) === format);

  return {
    write: (path, content) => {
      // Encoded once: its length, its digest and the file are of the same bytes.
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const size = bytes.length;
      if (hasEarlier(path) && isSame(there(path), bytes)) {
        kept.add(path);
      } else {
        writing(path, () => {
          makeFolder(path);
          disk.write(staged(path), bytes);
        });
        // While it is in memory: to read every page again would take longer.
        made.set(path, { size, sha256: always(hash('sha256', bytes)) });
      }
      return size;
    },
    copy: (path, of) => {
      const source = made.has(of) ? staged(of) : there(of);
      const { size } = made.get(of) ?? statSync(source);
      if (hasEarlier(path) && isSameFile(there(path), source)) {
        kept.add(path);
      } else if (source !== staged(path)) {
        writing(path, () => {
          makeFolder(path);
          linkOrCopy(source, staged(path), disk);
        });
        made.set(path, made.get(of) ?? { size, sha256: () => digestFile(staged(path), 'hex') });
      }
      return size;
    },
    place: (path, { path: source, size }) => {
      if (hasEarlier(path) && isSameFile(there(path), source)) {
        kept.add(path);
      } else {
        writing(path, () => {
          makeFolder(path);
          disk.copy(source, staged(path));
        });
        made.set(path, { size, sha256: () => digestFile(staged(path), 'hex') });
      }
      return size;
    },
    discard: (path) => {
      kept.delete(path);
      if (made.delete(path)) disk.remove(staged(path));
    },
    read: (path) => readFileSync(staged(path)),
    keep: (path) => {
      kept.add(path);
      return known.sizeOf(path) ?? statSync(there(path)).size;
    },
    stays: (path) => kept.has(path),
    foldersOf: (format) => ({
      made: staged(format),
      earlier: there(format),
      kept: new Set(below(kept, format)),
    }),
    formats: () => [...new Set([...earlier.written, ...made.keys()].map(formatOf))],
    measure: (path) => {
      const measured = made.has(path) ? undefined : known.measure(path);
      if (measured !== undefined) return measured;
      const file = [...(made.has(path) ? [staged(path)] : []), there(path)].find((one) => existsSync(one));
      if (file === undefined) return undefined;
      return { size: statSync(file).size, sha256: digestFile(file, 'hex') };
    },
    writer: earlier.writer,
    findForeign: (changes) =>
      changes.flatMap(({ format, keepsRest }) =>
        keepsRest
          ? madeOf(format).flatMap((path) => earlier.findInTheWay(path) ?? [])
          : earlier.list(format).foreign,
      ),
    commit: (changes) => {
      const moves = changes.flatMap(({ format }) => {
        const own = madeOf(format);
        return own.length === 0 || existsSync(there(format)) ? own : [format];
      });
      const listed = new Set(changes.flatMap(({ format, keepsRest }) => (keepsRest ? [] : [format])));
      const own = [...listed].flatMap((format) => earlier.list(format).own);
      const stays = (path: string) => isMade(path) || kept.has(path);
      const others = earlier.findRest((path) => listed.has(formatOf(path)));
      const isDropped = (path: string) =>
        !stays(path) &&
        changes.some(({ format, drops }) => formatOf(path) === format && drops?.(path) === true);
      const removals = [...own.filter((path) => !stays(path)), ...others.filter(isDropped)];
      const rest = others.filter((path) => !isDropped(path));
      const files = sortFiles([...rest, ...own.filter(stays), ...made.keys()]);
      const put = (all: readonly string[], isUnfinished: boolean) =>
        writeManifest({ owner, files: all, isUnfinished }, places, disk);
      const changed = findChanges(
        changes.flatMap(({ format }) => madeOf(format)),
        removals,
      );
      writing(name, () => ignoreProtected(protectedFolders, places, disk));
      if (moves.length + removals.length > 0) {
        writing(
          name,
          () =>
            exchangeFiles({ moves, removals }, places, disk, () => put([...earlier.written, ...files], true)),
          () =>
            readExchange(places) === undefined ? undefined : 'The next build restores what it had changed.',
        );
      }
      writing(
        name,
        () => {
          if (moves.length + removals.length > 0 || !earlier.isManifest(files)) put(files, false);
          leaveChanges(changed, files);
        },
        () => 'The next build rebuilds all outputs.',
      );
    },
    close,
  };
}

/** `site` of `site/index.html`. */
function formatOf(path: string): string {
  return path.slice(0, path.indexOf('/'));
}

function isSame(file: string, bytes: Uint8Array): boolean {
  // A part of the way to it may be a file.
  if (!existsSync(file)) return false;
  const stats = statSync(file);
  if (!stats.isFile() || stats.size !== bytes.length) return false;
  return hasContent(file, bytes);
}

/** One file under two names is the same without being read. */
function isSameFile(file: string, other: string): boolean {
  if (!existsSync(file)) return false;
  const [one, two] = [statSync(file), statSync(other)];
  if (one.ino === two.ino && one.dev === two.dev) return true;
  return one.isFile() && one.size === two.size && haveSameContent(file, other);
}

function linkOrCopy(from: string, to: string, disk: Disk): void {
  try {
    disk.link(from, to);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    disk.copy(from, to);
  }
}
