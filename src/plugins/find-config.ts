import { statSync } from 'node:fs';
import { join } from 'node:path';

export const configNames = ['kolofon.config.ts', 'kolofon.config.js', 'kolofon.config.mjs'] as const;

export type ConfigName = (typeof configNames)[number];

/** The configurations in the root of a publication: one at most is right. */
export function findConfigs(root: string): readonly ConfigName[] {
  return configNames.filter((name) => isFile(join(root, name)));
}

/** Whatever is in quotes may be asked for: one too long to be a path is no file. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
