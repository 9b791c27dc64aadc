import { build } from './build.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { dev } from './dev.ts';
import { popularity } from './popularity.ts';
import { schemas } from './schemas.ts';

export const commands: Readonly<Record<string, Command>> = { build, check, dev, popularity, schemas };
