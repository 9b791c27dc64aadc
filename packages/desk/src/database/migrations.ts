import type { Migration } from './migration.ts';
import { core } from './migrations/001-core.ts';

/** In the order in which they run. New ones go to the end. */
export const migrations: readonly Migration[] = [core];
