import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { replaceFile } from '../../emit/replace-file.ts';
import { slug } from '../../model/ids.ts';

/** The folder in the target that keeps what imports need to be repeated. It belongs under version control. */
export const importsFolder = '.kolofon-import';

const stateSchema = z.object({
  version: z.literal(1),
  /** `YYYY-MM-DD`. */
  firstImported: z.string(),
  /** What articles, series and assets were called, by what they are in the source. */
  names: z.record(z.string(), z.string()),
  /** The SHA-256 of each file as the source gave it, by its path in the target. */
  files: z.record(z.string(), z.string()),
});

export type ImportState = z.infer<typeof stateSchema>;

/** What an earlier import of the same source left: its state, and each text as the source gave it. */
export interface EarlierImport {
  readonly folder: string;
  readonly state: ImportState | undefined;
  baseOf(path: string): string | undefined;
}

/** `sitename.WordPress.2026-11-30.xml` is the same source as that of another day. */
export function nameOfSource(importer: string, fileName: string): string {
  const stem = fileName.replace(/\.[a-z\d]{1,5}$/i, '').replaceAll(/\d{4}-?\d{2}-?\d{2}/g, '');
  return [importer, slug(stem)].filter(Boolean).join('-');
}

export function openEarlierImport(target: string, name: string): EarlierImport {
  const folder = join(target, importsFolder, name);
  const file = join(folder, 'state.json');
  return {
    folder,
    state: existsSync(file) ? stateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined,
    baseOf: (path) => {
      const base = join(folder, 'base', path);
      return existsSync(base) ? readFileSync(base, 'utf8') : undefined;
    },
  };
}

export function keepState(folder: string, state: ImportState): void {
  replaceFile(join(folder, 'state.json'), `${JSON.stringify(state, null, 2)}\n`);
}
