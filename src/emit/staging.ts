import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { outputPath, type OutputPath } from '../model/paths.ts';
import { cleanUpAtExit } from '../platform/clean-up.ts';
import { exchangeFiles, resumeExchange } from './exchange.ts';

/**
 * A folder beside the outputs in which they are made. A format that has no outputs yet gets its own by one rename. Where
 * there are some, the files that differ take their places one by one, by a plan that the next build ends if this one is
 * killed; all others are left as they are, with their times. The folder does not outlive the process.
 */
export interface Staging {
  /** Makes a file, and gives its size in bytes. */
  write(path: OutputPath, content: string | Uint8Array): number;
  /** Gives an output of this or an earlier build a second path. One of an earlier build may stay at its own. */
  copy(path: OutputPath, of: OutputPath): number;
  /** Leaves an output of an earlier build as it is, and gives its size in bytes. */
  keep(path: OutputPath): number;
  /** Whether an output of an earlier build is left as it is. */
  stays(path: OutputPath): boolean;
  /** What was made of a format, and what stays of its outputs. Neither folder has to be there. */
  foldersOf(format: string): StagedFolders;
  /** Looks at an output of this build or, where it made none, of an earlier one; undefined where there is none. */
  measure(path: OutputPath): Measured | undefined;
  /** Puts the outputs of one format in their place. `keep` leaves earlier outputs that were not made anew. */
  commit(format: string, keep: boolean): void;
  /** Removes the outputs of an earlier build that have no successor. */
  discard(format: string): void;
  /** Removes what is left. */
  close(): void;
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

const prefix = '.staging-';

/** The plan by which the outputs of a format are exchanged. */
const journal = 'exchange-';

/** What is known of earlier outputs without looking at them. */
export interface KnownOutputs {
  /** All outputs of a format; undefined where that is not known. */
  list(format: string): readonly OutputPath[] | undefined;
  measure(path: OutputPath): Measured | undefined;
  /** In bytes. */
  sizeOf(path: OutputPath): number | undefined;
}

const nothingKnown: KnownOutputs = {
  list: () => undefined,
  measure: () => undefined,
  sizeOf: () => undefined,
};

export function openStaging(output: string, known: KnownOutputs = nothingKnown): Staging {
  mkdirSync(output, { recursive: true });
  removeAbandoned(output);
  const folder = join(output, `${prefix}${String(process.pid)}`);
  // In a container, a killed build may have had the same number.
  removeStaging(folder, output);
  const close = cleanUpAtExit(() => removeStaging(folder, output));
  mkdirSync(folder);
  const staged = (path: string) => join(folder, path);
  const there = (path: string) => join(output, path);
  const folders = new Set<string>();
  const makeFolder = (path: string) => {
    const name = dirname(path);
    if (!folders.has(name)) mkdirSync(staged(name), { recursive: true });
    folders.add(name);
  };
  const made = new Set<string>();
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

  return {
    write: (path, content) => {
      if (hasEarlier(path) && isSame(there(path), content)) {
        kept.add(path);
      } else {
        makeFolder(path);
        writeFileSync(staged(path), content);
        made.add(path);
      }
      return Buffer.byteLength(content);
    },
    copy: (path, of) => {
      const source = made.has(of) ? staged(of) : there(of);
      if (hasEarlier(path) && isSameFile(there(path), source)) {
        kept.add(path);
      } else if (source !== staged(path)) {
        makeFolder(path);
        linkOrCopy(source, staged(path));
        made.add(path);
      }
      return statSync(source).size;
    },
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
    measure: (path) => {
      const measured = made.has(path) ? undefined : known.measure(path);
      if (measured !== undefined) return measured;
      const file = [...(made.has(path) ? [staged(path)] : []), there(path)].find((one) => existsSync(one));
      if (file === undefined) return undefined;
      const bytes = readFileSync(file);
      return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    },
    commit: (format, keep) => {
      const own = below(made, format);
      const staying = new Set([...own, ...below(kept, format)]);
      if (staying.size === 0) return;
      if (!existsSync(there(format))) {
        renameSync(staged(format), there(format));
        return;
      }
      const earlier = keep ? [] : (known.list(format) ?? listOutputs(output, format));
      const removals = below(earlier, format).filter((path) => !staying.has(path));
      exchangeFiles({ moves: own, removals }, staged(format), there(format), staged(`${journal}${format}`));
    },
    discard: (format) => rmSync(there(format), { recursive: true, force: true }),
    close,
  };
}

/** `site` of `site/index.html`. */
function formatOf(path: string): string {
  return path.slice(0, path.indexOf('/'));
}

function isSame(file: string, content: string | Uint8Array): boolean {
  // A part of the way to it may be a file.
  if (!existsSync(file)) return false;
  const stats = statSync(file);
  if (!stats.isFile() || stats.size !== Buffer.byteLength(content)) return false;
  return readFileSync(file).equals(typeof content === 'string' ? Buffer.from(content) : content);
}

/** One file under two names is the same without being read. */
function isSameFile(file: string, other: string): boolean {
  if (!existsSync(file)) return false;
  const [one, two] = [statSync(file), statSync(other)];
  return (one.ino === two.ino && one.dev === two.dev) || isSame(file, readFileSync(other));
}

function listOutputs(output: string, format: string): OutputPath[] {
  return readdirSync(join(output, format), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => outputPath(relative(output, join(entry.parentPath, entry.name)).replaceAll(sep, '/')));
}

/** What a killed build left behind. A folder whose process still runs is left alone. */
function removeAbandoned(output: string): void {
  for (const name of readdirSync(output)) {
    if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue;
    removeStaging(join(output, name), output);
  }
}

/** An exchange that was begun is ended first. */
function removeStaging(folder: string, output: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(journal) || name.endsWith('.part')) continue;
    const format = name.slice(journal.length);
    resumeExchange(join(folder, format), join(output, format), join(folder, name));
  }
  rmSync(folder, { recursive: true, force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be asked, but it runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
