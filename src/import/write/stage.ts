import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanUpAtExit } from '../../platform/clean-up.ts';
import { isRunning } from '../../platform/is-running.ts';
import { digestFile } from '../../platform/stored-files.ts';

/** What an import is about to write, on disk until all of the source is read. */
export interface Stage {
  /** Paths in the target; the SHA-256 of what is to be written there. */
  readonly digests: ReadonlyMap<string, string>;
  putText(path: string, text: string): void;
  putAsset(path: string, content: Uint8Array | { readonly file: string }): void;
  textOf(path: string): string;
  /** Where the staged file is. */
  place(path: string): string;
  /** The folder of all texts, and a place beside it for a copy of one. */
  readonly texts: string;
  readonly copy: string;
  remove(): void;
}

/** Whether a file is merged by its lines, and kept for the next import. */
export function isTextFile(path: string): boolean {
  return /\.(?:md|ya?ml)$/.test(path);
}

const prefix = 'kolofon-import-';

/** Removes the stages of imports that were killed. Those of processes that still run are left alone. */
function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = new RegExp(`^${prefix}([1-9]\\d*)-`).exec(name)?.[1];
    if (pid === undefined) continue;
    const folder = join(parent, name);
    // In a container, a killed import may have had the number of this process.
    const isOlder = (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) < performance.timeOrigin;
    const isAbandoned = Number(pid) === process.pid ? isOlder : !isRunning(Number(pid));
    if (isAbandoned) rmSync(folder, { recursive: true, force: true });
  }
}

/** `parent`: on the same disk as the target, so that a file is exchanged at once. */
export function openStage(parent: string): Stage {
  mkdirSync(parent, { recursive: true });
  removeAbandoned(parent);
  const folder = mkdtempSync(join(parent, `${prefix}${String(process.pid)}-`));
  const digests = new Map<string, string>();
  const folders = new Set<string>();
  const texts = join(folder, 'texts');
  const place = (path: string) => join(isTextFile(path) ? texts : join(folder, 'assets'), path);
  const prepare = (path: string): string => {
    const within = dirname(place(path));
    if (!folders.has(within)) mkdirSync(within, { recursive: true });
    folders.add(within);
    return place(path);
  };
  return {
    digests,
    place,
    texts,
    copy: join(folder, 'copy'),
    putText: (path, text) => {
      const bytes = Buffer.from(text);
      writeFileSync(prepare(path), bytes);
      digests.set(path, createHash('sha256').update(bytes).digest('hex'));
    },
    putAsset: (path, content) => {
      const staged = prepare(path);
      if (content instanceof Uint8Array) writeFileSync(staged, content);
      else copyFileSync(content.file, staged);
      digests.set(path, digestFile(staged, 'hex'));
    },
    textOf: (path) => readFileSync(place(path), 'utf8'),
    remove: cleanUpAtExit(() => rmSync(folder, { recursive: true, force: true })),
  };
}
