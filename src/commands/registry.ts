import { build } from './build.ts';
import { cache } from './cache.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { popularity } from './popularity.ts';
import { schemas } from './schemas.ts';

export const commands: Readonly<Record<string, Command>> = { build, cache, check, popularity, schemas };
