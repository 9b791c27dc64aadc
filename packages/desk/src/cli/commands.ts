import type { DeskCommand } from './command.ts';
import { backup } from './backup.ts';
import { erase, exportCommand } from './erase.ts';
import { restore } from './restore.ts';
import { importCommand } from './import.ts';
import { init } from './init.ts';
import { start } from './start.ts';

export const commands: Readonly<Record<string, DeskCommand>> = {
  init,
  start,
  import: importCommand,
  export: exportCommand,
  erase,
  backup,
  restore,
};
