import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { sourcePath } from '../model/paths.ts';
import { openSourceFiles, type SourceFiles } from '../platform/source-files.ts';
import { decodeText } from './decode-text.ts';
import type { Loss } from './imported.ts';
import { ImportError } from './import-error.ts';

/** A folder or a file that is imported. Nothing outside it is read, whatever a link in it leads to. */
export interface Source {
  /** Absolute. */
  readonly path: string;
  readonly isFolder: boolean;
  /** POSIX paths below the folder, sorted; of a single file, its name. */
  readonly files: readonly string[];
  /** What is wrong with files, in the plural, by their paths: more of it is known when they have been read. */
  readonly problems: ReadonlyMap<string, Pick<Loss, 'what' | 'became'>>;
  /** Undefined where there is no such file, or where it leads out of the source. Throws an `ImportError` for one that is too large. */
  read(file: string): Uint8Array | undefined;
  /** See `decodeText`. */
  readText(file: string): string | undefined;
  /** Its first 64 KB at most, unpacked where it is in gzip, as UTF-8: files can be larger than memory. Empty where there is no such file. */
  beginning(file: string): string;
  /** Where a file is on disk, by the same rules. */
  locate(file: string): { readonly path: string; readonly size: number } | undefined;
}

/** What tools keep beside the content. */
const ignored = /(?:^|\/)(?:\.(?!\/)[^/]*|node_modules|__pycache__)(?:\/|$)/;

/** Names that begin with a dot which importers need. */
const needed =
  /(?:^|\/)\.(?:(?:obsidian|pages)(?:\/|$)|(?:vitepress|vuepress)(?:$|\/(?!cache\/|dist\/|theme\/|public\/|temp\/)))/;

/** In bytes: a longer text is no text of one article, and a program holds it several times. */
const longestText = 200_000_000;

/** In bytes. */
const largestFile = 2_000_000_000;

export function openSource(given: string): Source {
  const path = resolve(given);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new ImportError(`${given} does not exist.`);
  const isFolder = stats.isDirectory();
  const files = openSourceFiles(isFolder ? path : dirname(path));
  const problems = new Map<string, Pick<Loss, 'what' | 'became'>>();
  const read = (file: string, most: number) => {
    const size = files.locate(sourcePath(file))?.size ?? 0;
    if (size > most)
      throw new ImportError(
        `${file} has ${countMegabytes(size)} MB: the most is ${countMegabytes(most)} MB.`,
      );
    return files.read(sourcePath(file));
  };
  const { names, lost } = isFolder ? listSource(path, files) : { names: [basename(path)], lost: [] };
  for (const link of lost)
    problems.set(link, { what: 'links that lead nowhere, or out of the source', became: 'dropped' });
  const composed = names.map((name) => name.normalize('NFC')).sort();
  for (const [index, name] of composed.entries())
    if (name === composed[index - 1])
      problems.set(name, { what: 'names that differ only in how Unicode composes them', became: 'dropped' });
  return {
    path,
    isFolder,
    files: [...new Set(composed)],
    problems,
    read: (file) => read(file, largestFile),
    readText: (file) => {
      const bytes = read(file, longestText);
      if (bytes === undefined) return undefined;
      const { text, problem } = decodeText(bytes);
      if (problem !== undefined) problems.set(file, { what: problem, became: 'changed' });
      return text;
    },
    beginning: (file) => {
      const place = files.locate(sourcePath(file));
      return place === undefined ? '' : readBeginning(place.path);
    },
    locate: (file) => files.locate(sourcePath(file)),
  };
}

/** A source whose files are called otherwise. `original` gives the path of each in the source itself. */
export function renameFiles(
  source: Source,
  files: readonly string[],
  original: (file: string) => string,
): Source {
  return {
    ...source,
    files: [...files].sort(),
    read: (file) => source.read(original(file)),
    readText: (file) => source.readText(original(file)),
    beginning: (file) => source.beginning(original(file)),
    locate: (file) => source.locate(original(file)),
  };
}

interface Listed {
  readonly names: readonly string[];
  readonly lost: readonly string[];
}

/** A link beside the content leads to a folder that is listed already, or out of the source. */
function listSource(path: string, files: SourceFiles): Listed {
  const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => isContent(name));
  const folders = entries.filter((entry) => entry.isDirectory());
  const below = folders.flatMap(({ name }) => files.list(name).filter(isContent));
  const links = entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => name);
  const isFile = (name: string) => files.locate(sourcePath(name)) !== undefined;
  const beside = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return {
    names: [...beside, ...links.filter(isFile), ...below.filter((file) => !files.isLost(file))],
    lost: [...links.filter((name) => !isFile(name)), ...below.filter((file) => files.isLost(file))],
  };
}

function countMegabytes(bytes: number): string {
  return Math.ceil(bytes / 1e6).toLocaleString('en');
}

function readBeginning(path: string): string {
  const bytes = Buffer.alloc(1 << 16);
  const file = openSync(path, 'r');
  try {
    const read = bytes.subarray(0, readSync(file, bytes));
    return (read[0] === 0x1f && read[1] === 0x8b ? unpackBeginning(read) : read).toString('utf8');
  } finally {
    closeSync(file);
  }
}

function unpackBeginning(packed: Buffer): Buffer {
  try {
    // It is cut where the bytes end.
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 100 << 20 };
    return gunzipSync(packed, options).subarray(0, packed.length);
  } catch {
    return packed;
  }
}

function isContent(file: string): boolean {
  return !ignored.test(file) || needed.test(file);
}
