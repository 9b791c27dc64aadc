import type { DeskCommand } from './command.ts';
import { importCommand } from './import.ts';
import { init } from './init.ts';
import { start } from './start.ts';

export const commands: Readonly<Record<string, DeskCommand>> = {
  init,
  start,
  import: importCommand,
};
