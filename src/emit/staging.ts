import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
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
import { dirname, join } from 'node:path';
import type { OutputPath } from '../model/paths.ts';
import { cleanUpAtExit } from '../platform/clean-up.ts';

/**
 * A folder beside the outputs in which they are made. Each format takes the place of its old outputs by one
 * rename, so that neither a reader nor a crash sees half of it. The folder does not outlive the process.
 */
export interface Staging {
  /** Writes a file, and gives its size in bytes. */
  write(path: OutputPath, content: string | Uint8Array): number;
  /** Gives an output of this or an earlier build a second path. One of an earlier build may stay at its own. */
  copy(path: OutputPath, of: OutputPath): number;
  /** Where the new outputs of a format stand, and the old ones. Neither folder has to be there. */
  foldersOf(format: string): { readonly made: string; readonly earlier: string };
  /** Looks at an output of this build or, where it made none, of an earlier one; undefined where there is none. */
  measure(path: OutputPath): Measured | undefined;
  /** Puts the outputs of one format in their place. `keep` leaves earlier outputs that were not made anew. */
  commit(format: string, keep: boolean): void;
  /** Removes the outputs of an earlier build that have no successor. */
  discard(format: string): void;
  /** Removes what is left. */
  close(): void;
}

interface Measured {
  /** In bytes. */
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

const prefix = '.staging-';

/** The outputs of a format before new ones have taken their place. */
const aside = 'old-';

export function openStaging(output: string): Staging {
  mkdirSync(output, { recursive: true });
  removeAbandoned(output);
  const folder = join(output, `${prefix}${String(process.pid)}`);
  // In a container, a killed build may have had the same number.
  removeStaging(folder, output);
  const close = cleanUpAtExit(() => removeStaging(folder, output));
  mkdirSync(folder);
  const staged = (path: string) => join(folder, path);
  const folders = new Set<string>();
  const makeFolder = (path: string): void => {
    const own = dirname(staged(path));
    if (folders.has(own)) return;
    mkdirSync(own, { recursive: true });
    folders.add(own);
  };

  return {
    write: (path, content) => {
      makeFolder(path);
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      writeFileSync(staged(path), bytes);
      return bytes.length;
    },
    copy: (path, of) => {
      makeFolder(path);
      const source = existsSync(staged(of)) ? staged(of) : join(output, of);
      if (source !== staged(path)) linkOrCopy(source, staged(path));
      return statSync(staged(path)).size;
    },
    foldersOf: (format) => ({ made: staged(format), earlier: join(output, format) }),
    measure: (path) => {
      const file = [staged(path), join(output, path)].find((one) => existsSync(one));
      if (file === undefined) return undefined;
      const bytes = readFileSync(file);
      return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    },
    commit: (format, keep) => {
      const from = staged(format);
      if (!existsSync(from)) return;
      folders.clear();
      const to = join(output, format);
      if (keep && existsSync(to)) cpSync(to, from, { recursive: true, force: false });
      const old = staged(`${aside}${format}`);
      if (existsSync(to)) renameSync(to, old);
      renameSync(from, to);
      rmSync(old, { recursive: true, force: true });
    },
    discard: (format) => rmSync(join(output, format), { recursive: true, force: true }),
    close,
  };
}

/** What a killed build left behind. A folder whose process still runs is left alone. */
function removeAbandoned(output: string): void {
  for (const name of readdirSync(output)) {
    if (!name.startsWith(prefix) || isRunning(Number(name.slice(prefix.length)))) continue;
    removeStaging(join(output, name), output);
  }
}

/** Where a build fell between two renames, the old outputs go back to their place. */
function removeStaging(folder: string, output: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((one) => one.startsWith(aside))) {
    const place = join(output, name.slice(aside.length));
    if (!existsSync(place)) renameSync(join(folder, name), place);
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
