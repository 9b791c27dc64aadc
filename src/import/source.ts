import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { sourcePath } from '../model/paths.ts';
import { openSourceFiles } from '../platform/source-files.ts';
import { ImportError } from './import-error.ts';

/** A folder or a file that is imported. Nothing outside it is read, whatever a link in it leads to. */
export interface Source {
  /** Absolute. */
  readonly path: string;
  readonly isFolder: boolean;
  /** POSIX paths below the folder, sorted; of a single file, its name. */
  readonly files: readonly string[];
  /** Undefined where there is no such file, or where it leads out of the source. */
  read(file: string): Uint8Array | undefined;
  /** As UTF-8, without a byte order mark and with `\n` at the ends of lines. */
  readText(file: string): string | undefined;
  /** Its first 64 KB at most, as UTF-8: files can be larger than memory. Empty where there is no such file. */
  beginning(file: string): string;
  /** Where a file is on disk, by the same rules. */
  locate(file: string): { readonly path: string; readonly size: number } | undefined;
}

/** What tools keep beside the content. */
const ignored = /(?:^|\/)(?:\.(?!\/)[^/]*|node_modules|__pycache__)(?:\/|$)/;

/** Names that begin with a dot which importers need. */
const needed = /(?:^|\/)\.(?:obsidian|pages)(?:\/|$)/;

export function openSource(given: string): Source {
  const path = resolve(given);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new ImportError(`There is nothing at ${given}.`);
  const isFolder = stats.isDirectory();
  const files = openSourceFiles(isFolder ? path : dirname(path));
  const read = (file: string) => files.read(sourcePath(file));
  return {
    path,
    isFolder,
    files: isFolder
      ? readdirSync(path)
          .filter(isContent)
          .flatMap((name) =>
            statSync(resolve(path, name), { throwIfNoEntry: false })?.isDirectory() === true
              ? files.list(name).filter(isContent)
              : [name.normalize('NFC')],
          )
          .sort()
      : [basename(path).normalize('NFC')],
    read,
    readText: (file) => {
      const bytes = read(file);
      return bytes && new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
    },
    beginning: (file) => {
      const place = files.locate(sourcePath(file));
      return place === undefined ? '' : readBeginning(place.path);
    },
    locate: (file) => files.locate(sourcePath(file)),
  };
}

function readBeginning(path: string): string {
  const bytes = Buffer.alloc(1 << 16);
  const file = openSync(path, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

function isContent(file: string): boolean {
  return !ignored.test(file) || needed.test(file);
}
