import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Host } from '../build/host.ts';
import { listEntries } from '../platform/list-entries.ts';

/** Kolofon as it is installed. */
export interface OwnPackage {
  readonly folder: string;
  readonly version: string;
  /** The versions of Node that it needs: `>=20.19.0`. */
  readonly engine: string;
}

export function readOwnPackage({ templates }: Pick<Host, 'templates'>): OwnPackage {
  const folder = dirname(templates);
  const { version, engines } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly engines: { readonly node: string };
  };
  return { folder, version, engine: engines.node };
}

/** The texts of `starters/`, by their paths in it. */
export type StarterFiles = ReadonlyMap<string, string>;

export function readStarterFiles(folder: string): StarterFiles {
  const entries = listEntries(folder);
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file).replaceAll(sep, '/'), readFileSync(file, 'utf8')]),
  );
}
