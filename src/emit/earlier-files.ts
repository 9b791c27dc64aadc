import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { memoise } from '../model/memoise.ts';
import { findInTheWay, listFolder, type Listing } from './foreign-files.ts';
import { readManifest } from './manifest.ts';

/** What earlier builds of this publication wrote to the output folder: nothing else may be replaced or deleted. */
export interface EarlierFiles {
  /** Whose outputs the folder contains; undefined where no build says so. */
  readonly writer: 'this publication' | 'another publication' | undefined;
  /** The files in the folder of a format. */
  list(format: string): Listing;
  /** The foreign file that keeps this one from being written. */
  findInTheWay(path: string): string | undefined;
  /** The existing ones of formats whose folder is not listed too. */
  findRest(isListed: (path: string) => boolean): readonly string[];
  /** Whether the manifest lists exactly these, and no exchange has touched them since. */
  isManifest(files: readonly string[]): boolean;
  /** All that the manifest lists. */
  readonly written: ReadonlySet<string>;
}

/** `known` gives what was written before there was a manifest in the folder. */
export function openEarlierFiles(output: string, owner: string, known: () => Iterable<string>): EarlierFiles {
  const manifest = readManifest(output);
  const isOthers = manifest !== undefined && manifest.owner !== owner;
  const files = isOthers ? [] : [...(manifest?.files ?? known())];
  const written = new Set([...files].map((path) => path.normalize('NFC')));
  const isOwn = (path: string) => written.has(path.normalize('NFC'));
  return {
    writer: isOthers
      ? 'another publication'
      : manifest === undefined && files.length === 0
        ? undefined
        : 'this publication',
    written,
    list: memoise((format) => listFolder(output, format, isOwn)),
    findInTheWay: (path) => findInTheWay(output, path, isOwn),
    findRest: (isListed) => [...written].filter((path) => !isListed(path) && existsSync(join(output, path))),
    isManifest: (expected) =>
      manifest?.isUnfinished === false &&
      manifest.files.length === expected.length &&
      manifest.files.every((file, index) => file === expected[index]),
  };
}
