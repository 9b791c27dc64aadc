import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk, Places } from './disk.ts';
import { isSystemError } from './output-error.ts';

/** Lists the files that builds wrote to an output folder: only these may be replaced or deleted. */
export interface Manifest {
  /** Names the publication whose builds wrote them. */
  readonly owner: string;
  /** Paths relative to the output folder, in Unicode NFC. */
  readonly files: readonly string[];
  /** Whether an exchange is under way or was cut off. It then lists the files of both sides. */
  readonly isUnfinished: boolean;
}

/** Its name in the output folder. */
export const manifestFile = '.kolofon-outputs.json';

/**
 * Undefined where there is none, or none that can be read. A path that leaves the output folder is dropped: the folder may
 * come from anybody.
 */
export function readManifest(output: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(output, manifestFile), 'utf8')) as Partial<Manifest>;
    const { owner = '', files = [], isUnfinished = false } = manifest;
    return { owner, files: files.filter(isInside), isUnfinished };
  } catch (error) {
    if (isSystemError(error) || error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

export function sortFiles(files: Iterable<string>): string[] {
  return [...new Set([...files].map((file) => file.normalize('NFC')))].sort();
}

/** The same files give the same bytes; during an exchange its size is always another one. */
export function writeManifest(
  { owner, files, isUnfinished }: Manifest,
  { staging, output }: Places,
  disk: Disk,
): void {
  const part = join(staging, manifestFile);
  const facts = { owner, ...(isUnfinished ? { isUnfinished } : {}), files: sortFiles(files) };
  disk.write(part, `${JSON.stringify(facts)}\n`);
  disk.rename(part, join(output, manifestFile));
}

/** Whether a path that was read leads to something in the folder to which it is relative. */
export function isInside(path: string): boolean {
  return path.split('/').every((step) => step !== '' && step !== '.' && step !== '..');
}
