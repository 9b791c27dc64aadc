import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const configNames = ['kolofon.config.ts', 'kolofon.config.js', 'kolofon.config.mjs'] as const;

export type ConfigName = (typeof configNames)[number];

/** The configurations in the root of a publication: one at most is right. */
export function findConfigs(root: string): readonly ConfigName[] {
  return configNames.filter((name) => existsSync(join(root, name)));
}
